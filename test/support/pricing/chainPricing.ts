import { network } from "hardhat";
import { decodeErrorResult, decodeFunctionResult, encodeFunctionData, type Abi, type Hex } from "viem";
import { basketToChain, encodeRuleBook, resultFromChain, type ChainLine, type ChainPriceResult } from "#sdk";
import type { PricingLens } from "../../../types/ethers-contracts/index.ts";
import type { PricingOutcome } from "./outcomeOf.ts";
import type { PricingCase } from "./randomCase.ts";

const CALL_GAS = 1_000_000_000;
const LINES_TIMES_RULES_IN_A_CALL = 5_000;

/** The Solidity library on a chain of its own. */
export interface ChainPricing {
  lens: PricingLens;
  /** Prices many cases in few calls. */
  priceAll(cases: readonly PricingCase[]): Promise<PricingOutcome[]>;
}

interface Answer {
  succeeded: boolean;
  data: Hex;
}

/** Deploys the lens where a call may take any gas (Osaka caps it). */
export async function chainPricing(): Promise<ChainPricing> {
  const { ethers } = await network.create({ override: { blockGasLimit: CALL_GAS, hardfork: "cancun" } });
  const lens = await ethers.deployContract("PricingLens");
  const to = await lens.getAddress();
  const abi = JSON.parse(lens.interface.formatJson()) as Abi;
  const gas = `0x${CALL_GAS.toString(16)}`;
  // Through viem, whose codec takes a third of the time of ethers.
  const priceBatch = async (cases: readonly PricingCase[]): Promise<PricingOutcome[]> => {
    const inputs = cases.map(({ book, basket }) => ({ book, ...basketToChain(basket) }));
    const calls = inputs.map(({ book, lines, context }) =>
      encodeFunctionData({ abi, functionName: "price", args: [encodeRuleBook(book), lines, context] }),
    );
    const data = encodeFunctionData({ abi, functionName: "tryAll", args: [calls] });
    const returned = (await ethers.provider.send("eth_call", [{ to, data, gas }])) as Hex;
    const answers = decodeFunctionResult({ abi, functionName: "tryAll", data: returned }) as Answer[];
    return answers.map((answer, i) =>
      answer.succeeded ? decode(abi, answer.data, inputs[i]!.lines) : refusalOf(abi, answer.data),
    );
  };
  return {
    lens,
    async priceAll(cases) {
      const outcomes: PricingOutcome[] = [];
      for (let start = 0; start < cases.length;) {
        let end = start;
        for (let work = 0; end < cases.length && work < LINES_TIMES_RULES_IN_A_CALL; end++)
          work += (cases[end]!.basket.lines.length + 5) * (cases[end]!.book.rules.length + 5);
        outcomes.push(...(await priceBatch(cases.slice(start, end))));
        start = end;
      }
      return outcomes;
    },
  };
}

function decode(abi: Abi, data: Hex, lines: readonly ChainLine[]): PricingOutcome {
  return resultFromChain(decodeFunctionResult({ abi, functionName: "price", data }) as ChainPriceResult, lines);
}

/** Only a basket that is too large has no price here; anything else is a mistake in the test or the contract. */
function refusalOf(abi: Abi, data: Hex): "refused" {
  const { errorName, args = [] } = decodeErrorResult({ abi, data });
  if (errorName === "SubtotalTooLarge" || errorName === "ResultTooLarge") return "refused";
  throw new Error(`the library refused a valid case: ${errorName}(${args.map(String).join(", ")})`);
}
