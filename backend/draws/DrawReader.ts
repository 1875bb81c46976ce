import { type Address, getAddress, type Hex } from "viem";
import { decodeDrawTerms, type DrawTerms, parseClone, readBeacon } from "#sdk";
import { drawAbi, programAbi } from "#sdk/abi";
import type { Chain } from "../chain/Chain.ts";
import { chainTime } from "../chain/chainTime.ts";
import { Problem } from "../http/Problem.ts";
import type { DrawOnChain, FixedDraw } from "./DrawOnChain.ts";
import { drawStates } from "./drawStates.ts";

/** The terms of a draw; undefined when they are of another kind of campaign. */
function termsIn(encoded: Hex | undefined): DrawTerms | undefined {
  try {
    return encoded && decodeDrawTerms(encoded);
  } catch {
    return undefined;
  }
}

/** Draws of the program, read from the chain; what their code says is read once. */
export class DrawReader {
  readonly #chain: Chain;
  readonly #known = new Map<string, Promise<FixedDraw>>();

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  /**
   * What a draw's code says.
   * @throws Problem DrawUnknown when the program launched no draw at that address
   */
  fixed(address: Address): Promise<FixedDraw> {
    const key = address.toLowerCase();
    let draw = this.#known.get(key);
    if (draw === undefined) {
      draw = this.#read(getAddress(address));
      this.#known.set(key, draw);
      draw.catch(() => this.#known.delete(key));
    }
    return draw;
  }

  /**
   * A draw as the next block will find it.
   * @throws Problem DrawUnknown
   */
  async look(address: Address): Promise<DrawOnChain> {
    const fixed = await this.fixed(address);
    const { client } = this.#chain;
    const contract = { address: fixed.address, abi: drawAbi, blockTag: "pending" } as const;
    const [now, state, info] = await Promise.all([
      chainTime(client),
      client.readContract({ ...contract, functionName: "state" }),
      client.readContract({ ...contract, functionName: "info" }),
    ]);
    const [root, total, appended, count, round, roundAt, committedAt, , drawnAt, seed] = info;
    return {
      ...fixed,
      now,
      state: drawStates[state]!,
      root,
      total,
      appended,
      count: Number(count),
      round: Number(round),
      roundAt: Number(roundAt),
      committedAt: Number(committedAt),
      drawnAt: Number(drawnAt),
      seed,
    };
  }

  async #read(address: Address): Promise<FixedDraw> {
    const { client, program } = this.#chain;
    const [code, { number }] = await Promise.all([
      client.getCode({ address }),
      client.readContract({ address: program, abi: programAbi, functionName: "campaignOf", args: [address] }),
    ]);
    const terms = number === 0 ? undefined : termsIn(parseClone(code)?.terms);
    if (terms === undefined) {
      throw new Problem(404, "DrawUnknown", `The program has launched no draw at ${address}. Check the address.`);
    }
    const beacon = await readBeacon(client, address, terms.beacon);
    return {
      address,
      terms,
      prizes: terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0),
      freezeAt: terms.mode === "on-chain" ? terms.entriesCloseAt : terms.challengeEnd + terms.answerSeconds,
      beacon: beacon.address,
      network: beacon.network,
    };
  }
}
