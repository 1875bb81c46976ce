import { type Address, getAddress, type Hex } from "viem";
import { offerLeaf, verifyMerkleProof } from "#sdk";
import type { RunningShop } from "../start/startAll.ts";
import { developmentWallets } from "../start/developmentKeys.ts";
import { privateKeyToAddress } from "viem/accounts";

type Offer = {
  rule: number;
  audience: number;
  value: number;
  from: number;
  until: number;
  salt: Hex;
  proof: Hex[];
  root: Hex;
  title: { en: string; zh: string };
  reason: { en: string; zh: string };
};

/** The demo's wallets, then customers as the merchant sees them. */
async function someAccounts({ url, merchantToken }: RunningShop): Promise<Address[]> {
  const headers = { Authorization: `Bearer ${merchantToken}` };
  const response = await fetch(`${url}/v1/segments/best/customers?limit=100`, { headers });
  const { items } = (await response.json()) as { items: { account: string | null }[] };
  return [
    ...developmentWallets.map(({ privateKey }) => privateKeyToAddress(privateKey)),
    ...items.flatMap(({ account }) => (account === null ? [] : [getAddress(account)])),
  ];
}

/** An offer of the batch as the shop's API serves it to a customer, checked here from leaf to root. */
export async function servedOffer(shop: RunningShop, root: string): Promise<string[]> {
  for (const account of await someAccounts(shop)) {
    const response = await fetch(`${shop.url}/v1/accounts/${account}/offers`);
    const { items } = (await response.json()) as { items: Offer[] };
    const offer = items.find((item) => item.root === root);
    if (offer === undefined) continue;
    const leaf = offerLeaf({ ...offer, account }, offer.salt);
    const verdict = verifyMerkleProof(offer.root, leaf, offer.proof)
      ? "leads to the root"
      : "DOES NOT LEAD TO THE ROOT";
    return [
      `\nServed to ${account}: ${offer.title.en} / ${offer.title.zh}`,
      `  ${offer.reason.en}`,
      `  ${offer.reason.zh}`,
      `  its proof of ${offer.proof.length} hashes ${verdict}`,
    ];
  }
  return ["\nNone of the customers asked for got an offer in this batch."];
}
