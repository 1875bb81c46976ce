import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { ContractTransactionResponse, TransactionResponse } from "ethers";
import type { Measured } from "./Measured.ts";

/** One EVM whose every block has a fixed time, so that each run gives the same numbers. */
export interface Lab {
  readonly ethers: HardhatEthers;
  readonly helpers: NetworkHelpers<"l1">;
  readonly chainId: number;
  /** Deploys, owns what it deploys, and pays the gas. */
  readonly owner: HardhatEthersSigner;
  /** Holds points in a wallet of its own. */
  readonly holder: HardhatEthersSigner;
  /** Sends one transaction, one second after the block before. */
  readonly send: (transaction: () => Promise<TransactionResponse | ContractTransactionResponse>) => Promise<Measured>;
  /** Runs `work` and forgets whatever it did to the chain. */
  readonly isolated: <T>(work: () => Promise<T>) => Promise<T>;
}
