/** Points are single coins here: nothing is packed, nothing is shifted, nothing is netted. */
interface Coin {
  readonly owner: string;
  /** The epoch it was earned in. */
  readonly epoch: number;
}

/** Epochs a coin lives after the one it was earned in. */
const LIFE = 3;

/** What the ledger should hold, told as naively as possible. */
export class LedgerModel {
  readonly #coins: Coin[] = [];
  /** What each account earned, coin by coin in the order of earning: the epochs. */
  readonly #earned = new Map<string, number[]>();
  readonly #claimed = new Map<string, number>();

  /** An account earns off chain; nothing is in the ledger yet. */
  earn(account: string, points: number, epoch: number): void {
    const earned = this.#earned.get(account) ?? [];
    this.#earned.set(account, [...earned, ...Array<number>(points).fill(epoch)]);
  }

  /** How much an account had earned by the end of an epoch. */
  totalAt(account: string, epoch: number): number {
    return (this.#earned.get(account) ?? []).filter((earnedIn) => earnedIn <= epoch).length;
  }

  /** A claim of the first `total` coins arrives. */
  claim(account: string, total: number, epoch: number): void {
    const from = this.#claimed.get(account) ?? 0;
    if (total <= from) return;
    this.#claimed.set(account, total);
    for (const earnedIn of (this.#earned.get(account) ?? []).slice(from, total)) {
      if (earnedIn + LIFE >= epoch) this.#coins.push({ owner: account, epoch: earnedIn });
    }
  }

  mint(account: string, points: number, epoch: number): void {
    for (let i = 0; i < points; i++) this.#coins.push({ owner: account, epoch });
  }

  /** Takes the oldest living coins; gives their epochs. */
  take(account: string, points: number, epoch: number): number[] {
    const taken: number[] = [];
    for (let age = LIFE; age >= 0; age--) {
      for (let i = 0; i < this.#coins.length && taken.length < points; i++) {
        const coin = this.#coins[i]!;
        if (coin.owner !== account || coin.epoch !== epoch - age) continue;
        this.#coins.splice(i--, 1);
        taken.push(coin.epoch);
      }
    }
    return taken;
  }

  give(account: string, epochs: readonly number[]): void {
    for (const epoch of epochs) this.#coins.push({ owner: account, epoch });
  }

  balance(account: string, epoch: number): number {
    return this.#living(epoch).filter(({ owner }) => owner === account).length;
  }

  supply(epoch: number): number {
    return this.#living(epoch).length;
  }

  /** Living coins by age, oldest first, as `Program.expiries` lists them. */
  byExpiry(account: string, epoch: number): number[] {
    const own = this.#living(epoch).filter(({ owner }) => owner === account);
    return [3, 2, 1, 0].map((age) => own.filter((coin) => coin.epoch === epoch - age).length);
  }

  claimed(account: string): number {
    return this.#claimed.get(account) ?? 0;
  }

  #living(epoch: number): Coin[] {
    return this.#coins.filter((coin) => coin.epoch + LIFE >= epoch);
  }
}
