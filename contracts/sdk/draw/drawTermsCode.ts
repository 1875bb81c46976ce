import { getAbiItem } from "viem";
import { drawAbi } from "../abi.ts";

/** How Solidity numbers and lays out the terms of a draw. */
export const drawTermsCode = {
  parameters: getAbiItem({ abi: drawAbi, name: "terms" }).outputs,
  modes: ["independent", "distinct", "on-chain"],
  prizeKinds: ["points", "erc20", "erc721"],
} as const;
