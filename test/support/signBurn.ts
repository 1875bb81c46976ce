import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Program } from "../../types/ethers-contracts/index.ts";
import type { BurnStruct } from "../../types/ethers-contracts/Program.ts";
import { domainOf } from "./signClaim.ts";

const TYPES = {
  Burn: [
    { name: "account", type: "address" },
    { name: "campaign", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "data", type: "bytes" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};

/** Signs an account's consent to a burn. */
export async function signBurn(program: Program, signer: HardhatEthersSigner, wish: BurnStruct): Promise<string> {
  return signer.signTypedData(await domainOf(program), TYPES, wish);
}
