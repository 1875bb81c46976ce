import { keyOf } from "../../../gas/keyOf.ts";
import { deployPeer } from "../deployPeer.ts";
import type { Peer } from "../Peer.ts";

/** OpenZeppelin's token, clones and ownership, put together as its documentation does. */
export const openZeppelin: Peer = async ({ lab, contracts, terms }) => {
  const { owner, holder, send, isolated } = lab;
  const token = await deployPeer(lab, contracts.get("OpenZeppelinToken"));
  const budgets = await deployPeer(lab, contracts.get("OpenZeppelinBudgets"));
  const launcher = await deployPeer(lab, contracts.get("OpenZeppelinLauncher"));
  const campaign = await (await deployPeer(lab, contracts.get("OpenZeppelinCampaign"))).getAddress();
  const member = keyOf("member").address;
  await send(() => token.getFunction("mint").send(member, 900));
  await send(() => token.getFunction("mint").send(holder.address, 900));
  await send(() => budgets.getFunction("setBudget").send(owner.address, 1_000_000));
  await send(() => budgets.getFunction("mint").send(member, 900));
  const wallet = token.connect(holder);

  const mint = await isolated(() => send(() => token.getFunction("mint").send(member, 25)));
  const budgeted = await isolated(() => send(() => budgets.getFunction("mint").send(member, 25)));
  const transfer = await isolated(() =>
    send(() => wallet.getFunction("transfer").send(keyOf("newcomer").address, 100)),
  );
  const burn = await isolated(() => send(() => wallet.getFunction("burn").send(100)));
  const launch = await isolated(() => send(() => launcher.getFunction("launch").send(campaign, terms)));
  return [
    { row: "mint.existing", peer: "openzeppelin with budgets", bare: false, gas: budgeted.gas },
    { row: "mint.existing", peer: "openzeppelin", bare: true, gas: mint.gas },
    { row: "transfer.new", peer: "openzeppelin", bare: true, gas: transfer.gas },
    { row: "burn", peer: "openzeppelin", bare: true, gas: burn.gas },
    { row: "launch.campaign", peer: "openzeppelin clone, initialised", bare: false, gas: launch.gas },
  ];
};
