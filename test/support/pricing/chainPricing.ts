import { network } from "hardhat";
import { basketToChain, encodeRuleBook, resultFromChain, type ChainLine, type ChainPriceResult } from "#sdk";
import type { PricingLens } from "../../../types/ethers-contracts/index.ts";
import type { PricingOutcome } from "./outcomeOf.ts";
import type { PricingCase } from "./randomCase.ts";

const CALL_GAS = 1_000_000_000;
const LINES_TIMES_RULES_IN_A_CALL = 10_000;

/** The Solidity library on a chain of its own. */
export interface ChainPricing {
  lens: PricingLens;
  /** Prices many cases in few calls. */
  priceAll(cases: readonly PricingCase[]): Promise<PricingOutcome[]>;
}

/** Deploys the lens where a call may take any gas (Osaka caps it). */
export async function chainPricing(): Promise<ChainPricing> {
  const { ethers } = await network.create({ override: { blockGasLimit: CALL_GAS, hardfork: "cancun" } });
  const lens = await ethers.deployContract("PricingLens");
  const priceBatch = async (cases: readonly PricingCase[]): Promise<PricingOutcome[]> => {
    const inputs = cases.map(({ book, basket }) => ({ book, ...basketToChain(basket) }));
    const calls = inputs.map(({ book, lines, context }) =>
      lens.interface.encodeFunctionData("price", [encodeRuleBook(book), lines, structOf(context)]),
    );
    const answers = await lens.tryAll(calls, { gasLimit: CALL_GAS });
    return answers.map(({ succeeded, data }, i) =>
      succeeded ? decode(lens, data, inputs[i]!.lines) : refusalOf(lens, data),
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

function structOf({ time, tier, audiences, available }: ReturnType<typeof basketToChain>["context"]) {
  return { time, tier, audiences: [...audiences], available: [...available] };
}

function decode(lens: PricingLens, data: string, lines: readonly ChainLine[]): PricingOutcome {
  const [result] = lens.interface.decodeFunctionResult("price", data);
  return resultFromChain(result as ChainPriceResult, lines);
}

/** Only a basket that is too large has no price here; anything else is a mistake in the test or the contract. */
function refusalOf(lens: PricingLens, data: string): "refused" {
  const error = lens.interface.parseError(data);
  if (error?.name === "SubtotalTooLarge" || error?.name === "ResultTooLarge") return "refused";
  throw new Error(`the library refused a valid case: ${error?.name}(${error?.args.join(", ")})`);
}
