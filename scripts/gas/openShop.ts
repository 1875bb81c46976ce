import type { Address } from "viem";
import { everydayRules } from "./everydayRules.ts";
import { keyOf } from "./keyOf.ts";
import type { Lab } from "./Lab.ts";
import { launched } from "./launched.ts";
import type { Shop } from "./Shop.ts";
import { memberWord } from "./memberWord.ts";
import { signedClaim } from "./signedClaim.ts";
import { termsOf } from "./termsOf.ts";

/** Numbers of contracts/types/Role.sol. */
const ROLES = { claims: 1, quotes: 2 } as const;
/** Number of `Free` in contracts/types/TransferPolicy.sol. */
const FREE_TRANSFERS = 2;
const EPOCH_SECONDS = 90 * 86_400;
const EPOCHS_BEFORE = 2;

/** Opens the shop: a program in its third epoch (number 6), one campaign, one member with points and one holder with a wallet. */
export async function openShop(lab: Lab): Promise<Shop> {
  const { ethers, helpers, owner, send } = lab;
  const codec = await ethers.deployContract("TermsCodec");
  const promotion = await ethers.deployContract("Promotion", [codec]);
  const implementation = (await promotion.getAddress()) as Address;
  const factory = await ethers.deployContract("ProgramFactory", [[implementation]]);
  const terms = {
    name: "Corner Shop",
    symbol: "CORNER",
    owner: owner.address,
    transferPolicy: FREE_TRANSFERS,
    firstEpochAt: (await helpers.time.latest()) - EPOCHS_BEFORE * EPOCH_SECONDS,
    epochSeconds: EPOCH_SECONDS,
    epochMintCap: 1_000_000_000,
    tierThresholds: [],
  };
  const programAddress = (await factory.create.staticCall(terms)) as Address;
  await send(() => factory.create(terms));
  const program = await ethers.getContractAt("Program", programAddress);
  const validFrom = (await helpers.time.latest()) + 10;
  await send(() => program.addIssuer(keyOf("claims").address, ROLES.claims, validFrom));
  await send(() => program.addIssuer(keyOf("quotes").address, ROLES.quotes, validFrom));

  const book = { currency: "USD", maxDiscountBps: 5_000, rules: everydayRules };
  const { campaign, address } = await launched({ lab, program, implementation }, termsOf(book));
  await helpers.setBalance(address, 10n ** 18n);
  await helpers.time.increaseTo(validFrom);

  const shop: Shop = {
    lab,
    program,
    programAddress,
    implementation,
    campaign,
    campaignAddress: address,
    member: keyOf("member").address,
  };
  for (const account of [shop.member, lab.holder.address as Address]) {
    await send(await signedClaim(shop, account, memberWord));
  }
  await send(async () => program.connect(await ethers.getImpersonatedSigner(address)).mint(shop.member, 25));
  return shop;
}
