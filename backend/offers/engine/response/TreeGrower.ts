import type { Random } from "../numeric/Random.ts";

/** Limits of one tree. */
export interface TreeLimits {
  readonly leaves: number;
  readonly depth: number;
  readonly minimumRows: number;
  /** Ridge penalty of a leaf's value, in units of curvature. */
  readonly ridge: number;
  /** Share of the columns offered to each tree. */
  readonly columnShare: number;
}

interface Split {
  gain: number;
  column: number;
  bin: number;
  leftValue: number;
  rightValue: number;
}

interface Leaf {
  node: number;
  start: number;
  end: number;
  depth: number;
  /** Bounds that keep monotone columns monotone. */
  low: number;
  high: number;
  histogram: Float64Array;
  split: Split | null;
}

/** Receives the nodes of a tree as it grows. */
export interface NodeSink {
  addLeaf(value: number): number;
  makeSplit(node: number, column: number, threshold: number, left: number, right: number): void;
}

/**
 * Grows one regression tree on binned columns, best leaf first, from gradients and curvatures (Chen & Guestrin 2016; Ke et al.
 * 2017). A parent's histogram minus the smaller child's gives the larger child's. Monotone columns: a split in the wrong
 * direction is refused and its midpoint bounds everything below.
 */
export class TreeGrower {
  readonly #rows: number;
  readonly #bins: Uint8Array;
  readonly #edges: readonly Float64Array[];
  readonly #monotone: Int8Array;
  readonly #limits: TreeLimits;
  readonly #offsets: Int32Array;
  readonly #order: Int32Array;
  readonly #scratch: Int32Array;
  #columns: Int32Array;

  constructor(
    rows: number,
    { bins, edges }: { bins: Uint8Array; edges: readonly Float64Array[] },
    monotone: Int8Array,
    limits: TreeLimits,
  ) {
    this.#rows = rows;
    this.#bins = bins;
    this.#edges = edges;
    this.#monotone = monotone;
    this.#limits = limits;
    this.#offsets = new Int32Array(edges.length + 1);
    for (let j = 0; j < edges.length; j++) this.#offsets[j + 1] = this.#offsets[j]! + edges[j]!.length * 3;
    this.#order = new Int32Array(rows);
    this.#scratch = new Int32Array(rows);
    this.#columns = new Int32Array(0);
  }

  /** Grows a tree over `chosen` rows and returns its root; adds leaf values times `rate` to `scores` of these rows. */
  grow(
    chosen: Int32Array,
    gradient: Float64Array,
    curvature: Float64Array,
    { random, rate, sink }: { random: Random; rate: number; sink: NodeSink },
  ): number {
    this.#drawColumns(random);
    this.#order.set(chosen);
    const histogram = this.#histogram(0, chosen.length, gradient, curvature);
    const value = this.#total(histogram);
    const root = sink.addLeaf(rate * this.#leafValue(value.gradient, value.curvature, -Infinity, Infinity));
    const first: Leaf = {
      node: root,
      start: 0,
      end: chosen.length,
      depth: 0,
      low: -Infinity,
      high: Infinity,
      histogram,
      split: null,
    };
    first.split = this.#bestSplit(first);
    const open = [first];
    for (let leaves = 1; leaves < this.#limits.leaves; leaves++) {
      let best = -1;
      for (let k = 0; k < open.length; k++) {
        const split = open[k]!.split;
        if (split && (best < 0 || split.gain > open[best]!.split!.gain)) best = k;
      }
      if (best < 0) break;
      const [leaf] = open.splice(best, 1);
      open.push(...this.#divide(leaf!, gradient, curvature, rate, sink));
    }
    return root;
  }

  #drawColumns(random: Random): void {
    const all = Int32Array.from({ length: this.#edges.length }, (_, j) => j);
    const kept = Math.max(1, Math.round(this.#limits.columnShare * all.length));
    this.#columns = kept === all.length ? all : random.shuffle(all).slice(0, kept).sort();
  }

  #histogram(start: number, end: number, gradient: Float64Array, curvature: Float64Array): Float64Array {
    const histogram = new Float64Array(this.#offsets[this.#edges.length]!);
    for (const column of this.#columns) {
      const base = column * this.#rows;
      const offset = this.#offsets[column]!;
      for (let k = start; k < end; k++) {
        const row = this.#order[k]!;
        const at = offset + this.#bins[base + row]! * 3;
        histogram[at]! += gradient[row]!;
        histogram[at + 1]! += curvature[row]!;
        histogram[at + 2]! += 1;
      }
    }
    return histogram;
  }

  #total(histogram: Float64Array): { gradient: number; curvature: number; rows: number } {
    const column = this.#columns[0]!;
    const total = { gradient: 0, curvature: 0, rows: 0 };
    for (let at = this.#offsets[column]!; at < this.#offsets[column + 1]!; at += 3) {
      total.gradient += histogram[at]!;
      total.curvature += histogram[at + 1]!;
      total.rows += histogram[at + 2]!;
    }
    return total;
  }

  #leafValue(gradient: number, curvature: number, low: number, high: number): number {
    return Math.min(high, Math.max(low, -gradient / (curvature + this.#limits.ridge)));
  }

  /** Loss a leaf with this value leaves behind (twice, negated): larger is better. */
  #worth(gradient: number, curvature: number, value: number): number {
    return -(2 * gradient * value + (curvature + this.#limits.ridge) * value * value);
  }

  #bestSplit(leaf: Leaf): Split | null {
    const total = this.#total(leaf.histogram);
    if (leaf.depth >= this.#limits.depth || total.rows < 2 * this.#limits.minimumRows) return null;
    const value = this.#leafValue(total.gradient, total.curvature, leaf.low, leaf.high);
    const found: Split = { gain: 1e-9, column: -1, bin: 0, leftValue: 0, rightValue: 0 };
    const parent = this.#worth(total.gradient, total.curvature, value);
    for (const column of this.#columns) this.#scan(leaf, column, total, parent, found);
    return found.column < 0 ? null : found;
  }

  #scan(
    leaf: Leaf,
    column: number,
    total: { gradient: number; curvature: number; rows: number },
    parent: number,
    found: Split,
  ): void {
    const { histogram, low, high } = leaf;
    const direction = this.#monotone[column]!;
    const { minimumRows } = this.#limits;
    const offset = this.#offsets[column]!;
    const last = this.#edges[column]!.length - 1;
    let [gradient, curvature, rows] = [0, 0, 0];
    for (let bin = 0; bin < last; bin++) {
      const at = offset + bin * 3;
      gradient += histogram[at]!;
      curvature += histogram[at + 1]!;
      rows += histogram[at + 2]!;
      if (rows < minimumRows) continue;
      if (total.rows - rows < minimumRows) break;
      const leftValue = this.#leafValue(gradient, curvature, low, high);
      const rightValue = this.#leafValue(total.gradient - gradient, total.curvature - curvature, low, high);
      if (direction * (rightValue - leftValue) < 0) continue;
      const gain =
        this.#worth(gradient, curvature, leftValue) +
        this.#worth(total.gradient - gradient, total.curvature - curvature, rightValue) -
        parent;
      if (gain > found.gain) {
        found.gain = gain;
        found.column = column;
        found.bin = bin;
        found.leftValue = leftValue;
        found.rightValue = rightValue;
      }
    }
  }

  /** Moves the rows of the left child to the front, keeping their order, and returns where the right child begins. */
  #partition({ start, end }: Leaf, { column, bin }: Split): number {
    const base = column * this.#rows;
    let [left, right] = [start, 0];
    for (let k = start; k < end; k++) {
      const row = this.#order[k]!;
      if (this.#bins[base + row]! <= bin) this.#order[left++] = row;
      else this.#scratch[right++] = row;
    }
    this.#order.set(this.#scratch.subarray(0, right), left);
    return left;
  }

  #divide(leaf: Leaf, gradient: Float64Array, curvature: Float64Array, rate: number, sink: NodeSink): [Leaf, Leaf] {
    const split = leaf.split!;
    const middle = this.#partition(leaf, split);
    const leftSmaller = middle - leaf.start <= leaf.end - middle;
    const small = leftSmaller
      ? this.#histogram(leaf.start, middle, gradient, curvature)
      : this.#histogram(middle, leaf.end, gradient, curvature);
    const large = leaf.histogram;
    for (let k = 0; k < large.length; k++) large[k]! -= small[k]!;
    const border = (split.leftValue + split.rightValue) / 2;
    const direction = this.#monotone[split.column]!;
    const leftNode = sink.addLeaf(rate * split.leftValue);
    const rightNode = sink.addLeaf(rate * split.rightValue);
    sink.makeSplit(leaf.node, split.column, this.#edges[split.column]![split.bin]!, leftNode, rightNode);
    const child = (node: number, start: number, end: number, side: number, histogram: Float64Array): Leaf => {
      const made: Leaf = {
        node,
        start,
        end,
        depth: leaf.depth + 1,
        low: direction * side > 0 ? Math.max(leaf.low, border) : leaf.low,
        high: direction * side < 0 ? Math.min(leaf.high, border) : leaf.high,
        histogram,
        split: null,
      };
      made.split = this.#bestSplit(made);
      return made;
    };
    return [
      child(leftNode, leaf.start, middle, -1, leftSmaller ? small : large),
      child(rightNode, middle, leaf.end, 1, leftSmaller ? large : small),
    ];
  }
}
