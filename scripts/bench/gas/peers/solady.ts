import { keyOf } from "../../../gas/keyOf.ts";
import { deployPeer } from "../deployPeer.ts";
import type { Peer } from "../Peer.ts";

const NEWCOMERS = 100;

/** Solady's token and clones: the leanest there is, without any of our duties. */
export const solady: Peer = async ({ lab, contracts, terms }) => {
  const { owner, holder, send, isolated } = lab;
  const token = await deployPeer(lab, contracts.get("SoladyToken"));
  const launcher = await deployPeer(lab, contracts.get("SoladyLauncher"));
  const newcomer = keyOf("newcomer").address;
  const member = keyOf("member").address;
  const mint = (account: string, amount: number) => send(() => token.getFunction("mint").send(account, amount));
  await mint(member, 900);
  await mint(holder.address, 900);
  const newcomers = Array.from({ length: NEWCOMERS }, (_, i) => keyOf(`newcomer ${i}`).address);
  const wallet = token.connect(holder);

  const mintNew = await isolated(() => mint(newcomer, 900));
  const mintExisting = await isolated(() => mint(member, 25));
  const transfer = await isolated(() => send(() => wallet.getFunction("transfer").send(newcomer, 100)));
  const burn = await isolated(() => send(() => wallet.getFunction("burn").send(100)));
  const credit = await isolated(() => send(() => token.getFunction("mintMany").send(newcomers, 900)));
  const launch = await isolated(() => send(() => launcher.getFunction("launch").send(owner.address, terms)));

  const bare = (row: string, peer: string, gas: number) => ({ row, peer, bare: true, gas });
  return [
    bare("mint.existing", "solady", mintExisting.gas),
    bare("transfer.new", "solady", transfer.gas),
    bare("burn", "solady", burn.gas),
    bare("claim.signature.new", "solady mint", mintNew.gas),
    bare("claim.signature.existing", "solady mint", mintExisting.gas),
    bare("claim.merkle.1k", "solady mint", mintNew.gas),
    bare("claim.merkle.1m", "solady mint", mintNew.gas),
    bare("credit.100.new", "solady mint loop", credit.gas),
    bare("launch.campaign", "solady LibClone", launch.gas),
  ];
};
