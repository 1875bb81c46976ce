import type { Address } from "viem";
import type { DrawTerms } from "#sdk";
import { launchDraw } from "../../scripts/program/launchDraw.ts";
import { merchantClients } from "../../scripts/program/merchantClients.ts";
import { developmentKeys } from "../../scripts/start/developmentKeys.ts";
import type { RunningShop } from "../../scripts/start/startAll.ts";

/** A draw of a running shop in which only free tickets count, decided in less than a minute; its one prize is points. */
export async function launchQuickDraw(shop: RunningShop, prizePoints: bigint): Promise<Address> {
  const clients = await merchantClients(shop.rpcUrl, developmentKeys.owner);
  const { timestamp } = await clients.reader.getBlock({ blockTag: "pending" });
  const now = Math.max(Number(timestamp), Math.floor(Date.now() / 1000));
  const terms: DrawTerms = {
    mode: "independent",
    beacon: 0,
    beneficiary: "0x00000000000000000000000000000000000bEEf1",
    entriesCloseAt: now + 25,
    commitBy: now + 40,
    challengeEnd: now + 42,
    answerSeconds: 2,
    drawBy: now + 86_400,
    claimSeconds: 86_400,
    maxWeight: 10n,
    round: 0,
    ticketPoints: 0,
    bondWei: 1n,
    depositWei: 0n,
    prizes: [{ kind: "points", amount: prizePoints, quantity: 1 }],
    freeEntry: "Show your ticket number at the counter.",
  };
  const { campaign } = await launchDraw(clients, { program: shop.program, implementation: shop.testDraw, terms });
  const title = { en: "Counter draw", zh: "柜台抽奖" };
  await shop.backend.registerDraw({ draw: campaign, promotion: shop.campaign, title, ordersFrom: now + 86_400 });
  return campaign;
}
