import { audienceProof, couponLeaf, couponTypedData, KINDS, prepareRuleBook, type Rule, type RuleBook } from "#sdk";
import { type Address, keccak256, stringToHex } from "viem";
import { everydayLines } from "../everydayLines.ts";
import { everydayRules } from "../everydayRules.ts";
import { keyOf } from "../keyOf.ts";
import { launched } from "../launched.ts";
import type { Measured } from "../Measured.ts";
import type { Row } from "../Row.ts";
import { sentPrice } from "../sentPrice.ts";
import type { Shop } from "../Shop.ts";
import { signedSettlement } from "../signedSettlement.ts";
import { tenRuleTerms } from "../tenRuleTerms.ts";
import { termsOf } from "../termsOf.ts";
import { virtualPath } from "../virtualPath.ts";
import { worstCase } from "../worstCase.ts";

const TIME = Date.UTC(2026, 0, 1) / 1000;
const lines = everydayLines(10);
const fiveRules: RuleBook = { currency: "USD", maxDiscountBps: 5_000, rules: everydayRules };
const COUPON_AUDIENCE = 9;
const COUPON_RULE: Rule = { kind: "PercentOff", lane: 3, value: 500, minSpend: 20_000, audience: COUPON_AUDIENCE };

/** Prices the worst basket of each kind; the dearest counts. */
async function dearest(shop: Shop): Promise<Measured> {
  const all: Measured[] = [];
  for (const kind of KINDS) {
    const { book, basket } = worstCase(kind);
    const { campaign } = await launched(shop, termsOf(book));
    all.push(await sentPrice(shop.lab, campaign, basket));
  }
  return all.reduce((most, one) => (one.gas > most.gas ? one : most));
}

/** Settles an order with a coupon, in a campaign whose million codes have one root. */
async function settleWithCoupon(shop: Shop): Promise<Measured> {
  const code = keyOf("coupon");
  const salt = keccak256(stringToHex("salt of the coupon")).slice(0, 34).padEnd(66, "0") as `0x${string}`;
  const { root, proof } = virtualPath(couponLeaf(code.address, salt), 20);
  const book = { ...fiveRules, rules: everydayRules.map((rule, i) => (i === 3 ? COUPON_RULE : rule)) };
  const { campaign } = await launched(shop, termsOf(book, [{ audience: COUPON_AUDIENCE, root }]));
  const settlement = await signedSettlement({
    lab: shop.lab,
    campaign,
    book: prepareRuleBook(book),
    customer: "member",
    quote: { lines, audiences: [{ number: COUPON_AUDIENCE, value: 0 }], available: [{ rule: 4, uses: 1_000 }] },
    proofs: async (quote) => {
      const domain = { chainId: shop.lab.chainId, campaign: campaign.target as Address };
      const signature = await code.signTypedData(couponTypedData(domain, quote));
      return [audienceProof({ kind: "Coupon", code: code.address, salt, proof, signature })];
    },
  });
  return shop.lab.send(settlement);
}

/** What campaigns do. */
export const promotionRows: readonly Row[] = [
  {
    name: "launch.campaign",
    what: "the owner launches a promotion of ten rules",
    measure: (shop) => launched(shop, tenRuleTerms),
  },
  {
    name: "price.10x5",
    what: "a basket of 10 lines under 5 rules that all apply, priced in a transaction",
    measure: ({ lab, campaign }) => sentPrice(lab, campaign, { lines, context: { time: TIME } }),
  },
  {
    name: "price.100x32",
    what: "100 lines, 32 rules that each touch every line, of the dearest kind",
    measure: dearest,
  },
  {
    name: "settle.10x5",
    what: "an order of 10 lines under 5 rules, one of them counted, its points minted to an existing member",
    measure: async ({ lab, campaign }) => {
      const book = prepareRuleBook(fiveRules);
      const available = [
        { rule: 3, uses: 2 },
        { rule: 4, uses: 1_000 },
      ];
      const order = { lab, campaign, book, quote: { lines, available } };
      await lab.send(await signedSettlement({ ...order, customer: "earlier customer" }));
      return lab.send(await signedSettlement({ ...order, customer: "member" }));
    },
  },
  {
    name: "settle.coupon",
    what: "the same with a coupon code, one of a million, in the place of the counted rule",
    measure: settleWithCoupon,
  },
];
