import type { Hex } from "viem";
import type { Lab } from "../../gas/Lab.ts";
import { compilePeer } from "./compilePeer.ts";
import type { PeerGas } from "./PeerGas.ts";
import { openZeppelin } from "./peers/openZeppelin.ts";
import { solady } from "./peers/solady.ts";
import { thirdweb } from "./peers/thirdweb.ts";
import { uniswap } from "./peers/uniswap.ts";
import { openZeppelinPin, soladyPin, thirdwebPin } from "./pins.ts";

/** Compiles every peer and measures it on the given EVM. */
export async function measurePeers(lab: Lab, terms: Hex): Promise<PeerGas[]> {
  const contracts = new Map([
    ...compilePeer(soladyPin, ["contracts/SoladyToken.sol:SoladyToken", "contracts/SoladyLauncher.sol:SoladyLauncher"]),
    ...compilePeer(openZeppelinPin, [
      "contracts/OpenZeppelinToken.sol:OpenZeppelinToken",
      "contracts/OpenZeppelinBudgets.sol:OpenZeppelinBudgets",
      "contracts/OpenZeppelinLauncher.sol:OpenZeppelinLauncher",
      "contracts/OpenZeppelinLauncher.sol:OpenZeppelinCampaign",
    ]),
    ...compilePeer(thirdwebPin, [
      "@thirdweb-dev/contracts/prebuilts/airdrop/Airdrop.sol:Airdrop",
      "@thirdweb-dev/contracts/base/ERC20SignatureMint.sol:ERC20SignatureMint",
    ]),
  ]);
  const measured: PeerGas[] = [];
  for (const peer of [solady, openZeppelin, uniswap, thirdweb]) {
    measured.push(...(await lab.isolated(() => peer({ lab, contracts, terms }))));
  }
  return measured;
}
