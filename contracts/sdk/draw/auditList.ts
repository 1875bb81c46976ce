import { buildSumTree } from "./buildSumTree.ts";
import type { AddCheck, DrawAuditOptions } from "./auditDraw.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";
import { hashEntries } from "./hashEntries.ts";
import type { SumTree } from "./SumTree.ts";
import { SumTreeError } from "./SumTreeError.ts";

/** Checks the published list against the commitment; its tree when it is the committed one. */
export async function auditList(
  { commitments }: DrawEvidence,
  entries: Uint8Array,
  options: DrawAuditOptions,
  add: AddCheck,
): Promise<SumTree | undefined> {
  const [commitment] = commitments;
  if (commitment === undefined) return undefined;
  const dataHash = await hashEntries(entries);
  add(
    "The list is the published one",
    dataHash === commitment.dataHash,
    dataHash === commitment.dataHash
      ? `data hash ${dataHash}`
      : `its hash is ${dataHash}, committed ${commitment.dataHash}`,
  );
  try {
    const tree = await buildSumTree(entries, options);
    const { root, total, count } = commitment;
    const same = tree.root === root && tree.total === total && tree.count === count;
    add(
      "The committed root is the root of the list",
      same,
      same
        ? `${count} entries, ${total} tickets, root ${root}`
        : `the list gives ${tree.count} entries, ${tree.total} tickets, root ${tree.root}; committed ${count}, ${total}, ${root}`,
    );
    return same ? tree : undefined;
  } catch (cause) {
    if (!(cause instanceof SumTreeError) || cause.code === "cancelled") throw cause;
    add("The committed root is the root of the list", false, cause.message);
    return undefined;
  }
}
