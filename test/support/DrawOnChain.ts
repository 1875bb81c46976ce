import {
  accountEntrant,
  buildSumTree,
  drawAbi,
  encodeDrawTerms,
  entryAt,
  hashEntries,
  ownerOfTicket,
  packEntries,
  proveEntry,
  roundAt,
  roundTime,
  signRound,
  type SumTree,
  testBeacon,
} from "#sdk";
import type { Address, Hex } from "viem";
import { bytesToHex, createTestClient, http, numberToHex, publicActions } from "viem";
import { type DevelopmentDeployment, deployContracts } from "../../scripts/deploy/deployContracts.ts";
import { confirmed } from "../../scripts/program/confirmed.ts";
import { createProgram } from "../../scripts/program/createProgram.ts";
import { launchCampaign } from "../../scripts/program/launchCampaign.ts";
import { type MerchantClients, merchantClients } from "../../scripts/program/merchantClients.ts";
import { developmentKeys } from "../../scripts/start/developmentKeys.ts";
import { type LocalChain, startChain } from "../../scripts/start/startChain.ts";
import { pointsDrawTerms } from "./pointsDrawTerms.ts";

const secretKey = 0xdec1den;

/** A test draw with its own chain, as commands meet it: an RPC endpoint and an address. */
export class DrawOnChain {
  readonly chain: LocalChain;
  readonly clients: MerchantClients;
  readonly deployment: DevelopmentDeployment;
  readonly draw: Address;
  readonly tree: SumTree;
  readonly round: number;
  readonly opensAt: number;

  /** Starts a chain, launches a draw and commits to `entries` entries with their list in calldata. */
  static async commit(entries: number): Promise<DrawOnChain> {
    const chain = await startChain({ port: 0 });
    const clients = await merchantClients(chain.rpcUrl, developmentKeys.owner);
    const now = Number((await clients.reader.getBlock()).timestamp);
    const network = testBeacon(secretKey, now, 2);
    const deployment = await deployContracts({ rpcUrl: chain.rpcUrl, testBeacon: network });
    const { program } = await createProgram(clients, deployment.factory, {
      name: "Corner Shop",
      symbol: "PTS",
      transferPolicy: "none",
      firstEpochAt: now,
      epochSeconds: 7_776_000,
      epochMintCap: 1_000,
      tierThresholds: [],
    });
    const terms = pointsDrawTerms(now);
    const { campaign: draw } = await launchCampaign(clients, {
      program,
      implementation: deployment.testDraw,
      terms: encodeDrawTerms(terms),
      mintBudget: 300n,
    });
    const tree = await buildSumTree(
      await packEntries(
        Array.from({ length: entries }, (_, i) => ({
          entrant: accountEntrant(numberToHex(0xabc00 + i * 7, { size: 20 })),
          weight: BigInt(1 + (i % 3)),
        })),
      ),
    );
    const round = roundAt(network, terms.challengeEnd + terms.answerSeconds + 10);
    const made = new DrawOnChain(chain, clients, deployment, draw, tree, round, roundTime(network, round));
    await made.passTo(terms.entriesCloseAt + 1);
    await made.send("commit", [
      tree.root,
      tree.total,
      BigInt(tree.count),
      BigInt(round),
      await hashEntries(tree.entries),
      "",
      bytesToHex(tree.entries),
    ]);
    return made;
  }

  private constructor(
    chain: LocalChain,
    clients: MerchantClients,
    deployment: DevelopmentDeployment,
    draw: Address,
    tree: SumTree,
    round: number,
    opensAt: number,
  ) {
    this.chain = chain;
    this.clients = clients;
    this.deployment = deployment;
    this.draw = draw;
    this.tree = tree;
    this.round = round;
    this.opensAt = opensAt;
  }

  /** The chain as somebody who can do anything to it sees it. */
  get god() {
    return createTestClient({ mode: "anvil", transport: http(this.chain.rpcUrl) }).extend(publicActions);
  }

  async send(functionName: "commit" | "fulfill" | "claim", args: readonly unknown[]): Promise<void> {
    const call = { address: this.draw, abi: drawAbi, functionName, args } as Parameters<
      MerchantClients["writer"]["writeContract"]
    >[0];
    await confirmed(this.clients, await this.clients.writer.writeContract(call));
  }

  async passTo(time: number): Promise<void> {
    await this.god.setNextBlockTimestamp({ timestamp: BigInt(time) });
    await this.god.mine({ blocks: 1 });
  }

  /** Waits for the draw's round and delivers the signature of `round`. */
  async fulfill(round = this.round): Promise<void> {
    await this.passTo(this.opensAt);
    await this.send("fulfill", [signRound(secretKey, round)]);
  }

  /** Proves all winners. */
  async claimAll(): Promise<void> {
    for (let prize = 0n; prize < 3n; prize++) {
      const read = { address: this.draw, abi: drawAbi, functionName: "ticketOf", args: [prize] } as const;
      const [ticket] = await this.clients.reader.readContract(read);
      const index = ownerOfTicket(this.tree, ticket);
      const proof = proveEntry(this.tree, index);
      await this.send("claim", [prize, { ...entryAt(this.tree.entries, index), index: BigInt(index), proof }]);
    }
  }

  /** The storage slot of the draw that holds `value`. */
  async slotOf(value: Hex): Promise<Hex> {
    for (let i = 0; i < 16; i++) {
      const slot = numberToHex(i, { size: 32 });
      if ((await this.god.getStorageAt({ address: this.draw, slot })) === value) return slot;
    }
    throw new Error(`no slot holds ${value}`);
  }
}
