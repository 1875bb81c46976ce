import {
  createPublicClient,
  custom,
  decodeFunctionResult,
  encodeFunctionData,
  type Abi,
  type Address,
  type Hex,
} from "viem";
import hre from "hardhat";

const CONTRACT = "contracts/pricing/PricingLens.sol:PricingLens";
const CALL_GAS = 1_000_000_000n;

/** What one call of the lens returned, or the data of its error. */
export interface LensAnswer {
  succeeded: boolean;
  data: Hex;
}

/** The Solidity pricing library behind a contract in a chain of this process. */
export interface Lens {
  readonly abi: Abi;
  /** Many calls in one. */
  tryAll(calls: readonly Hex[]): Promise<readonly LensAnswer[]>;
  close(): Promise<void>;
}

/** Compiles the library if need be and deploys it on a chain of its own. */
export async function openLens(): Promise<Lens> {
  await hre.tasks.getTask("build").run({ quiet: true, files: ["contracts/pricing/PricingLens.sol"] });
  const { abi, bytecode } = await hre.artifacts.readArtifact(CONTRACT);
  // Osaka caps the gas of one call; cancun is what the contracts are compiled for.
  const connection = await hre.network.create({ override: { blockGasLimit: CALL_GAS, hardfork: "cancun" } });
  const client = createPublicClient({ transport: custom(connection.provider) });
  const [from] = (await connection.provider.request({ method: "eth_accounts" })) as Address[];
  const hash = (await connection.provider.request({
    method: "eth_sendTransaction",
    params: [{ from, data: bytecode }],
  })) as Hex;
  const { contractAddress: to } = await client.getTransactionReceipt({ hash });
  if (!to) throw new Error("the pricing library could not be deployed on the local chain");
  return {
    abi: abi as Abi,
    async tryAll(calls) {
      const data = encodeFunctionData({ abi: abi as Abi, functionName: "tryAll", args: [calls] });
      const answer = await client.call({ to, data, gas: CALL_GAS });
      const decoded = decodeFunctionResult({ abi: abi as Abi, functionName: "tryAll", data: answer.data ?? "0x" });
      return decoded as LensAnswer[];
    },
    close: () => connection.close(),
  };
}
