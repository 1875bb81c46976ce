import hre from "hardhat";
import { Contract, ContractFactory, type JsonRpcProvider, NonceManager, type Signer, Wallet } from "ethers";
import { encodeTerms, type Rule } from "#sdk";
import type { Program, ProgramFactory, Promotion } from "../../types/ethers-contracts/index.ts";
import { Role, TransferPolicy } from "./programFixture.ts";

/** Everything a backend is told about the chain, and the contracts to look with. */
export interface ShopOnChain {
  program: Program;
  campaign: Promotion;
  addresses: { program: `0x${string}`; factory: `0x${string}`; campaign: `0x${string}` };
  programBlock: number;
  owner: Signer;
  keys: { relayer: `0x${string}`; quotes: `0x${string}`; claims: `0x${string}`; audiences: `0x${string}` };
}

/** 10 % off over 30.00 (5 in all, 2 an account, at most 20.00), up to 8.00 off for audience 7 (personal, once), a point for each 1.00. */
const SHOP_RULES: Rule[] = [
  { kind: "PercentOff", lane: 0, value: 1_000, minSpend: 3_000, cap: 2_000, limit: 5, perAccount: 2 },
  { kind: "AmountOff", lane: 1, value: 800, minSpend: 1_000, audience: 7, personal: true, perAccount: 1 },
  { kind: "Points", lane: 2, every: 100, value: 1 },
];

const EPOCH_SECONDS = 90 * 86_400;

/** A program whose first epoch is three years ago, its keys, and one launched promotion. */
export async function deployShop(
  provider: JsonRpcProvider,
  options: { rules?: Rule[]; mintBudget?: number } = {},
): Promise<ShopOnChain> {
  const { rules = SHOP_RULES, mintBudget = 1_000_000 } = options;
  const owner = new NonceManager(await provider.getSigner(0));
  const deploy = async (name: string, args: unknown[] = []): Promise<Contract> => {
    const { abi, bytecode } = await hre.artifacts.readArtifact(name);
    const contract = await new ContractFactory([...abi], bytecode, owner).deploy(...args);
    await contract.waitForDeployment();
    return contract as Contract;
  };
  const codec = await deploy("TermsCodec");
  const implementation = await deploy("Promotion", [await codec.getAddress()]);
  const factory = (await deploy("ProgramFactory", [[await implementation.getAddress()]])) as unknown as ProgramFactory;
  const now = (await provider.getBlock("latest"))!.timestamp;
  const terms = {
    name: "Corner Shop",
    symbol: "CORNER",
    owner: await owner.getAddress(),
    transferPolicy: TransferPolicy.None,
    firstEpochAt: now - 12 * EPOCH_SECONDS,
    epochSeconds: EPOCH_SECONDS,
    epochMintCap: 100_000_000,
    tierThresholds: [],
  };
  const programAddress = await factory.create.staticCall(terms);
  const created = await (await factory.create(terms)).wait();
  const { abi } = await hre.artifacts.readArtifact("Program");
  const program = new Contract(programAddress, [...abi], owner) as unknown as Program;

  const key = (): `0x${string}` => Wallet.createRandom().privateKey as `0x${string}`;
  const keys = { relayer: key(), quotes: key(), claims: key(), audiences: key() };
  const validFrom = (await provider.getBlock("latest"))!.timestamp + 10;
  const roles = [
    [keys.quotes, Role.Quotes],
    [keys.claims, Role.Claims],
    [keys.audiences, Role.Audiences],
  ] as const;
  for (const [secret, role] of roles)
    await (await program.addIssuer(new Wallet(secret).address, role, validFrom)).wait();
  await provider.send("anvil_setBalance", [new Wallet(keys.relayer).address, "0x56bc75e2d63100000"]);

  const bytes = encodeTerms({
    book: { currency: "USD", rules },
    closeNoticeSeconds: 3_600,
    holdSeconds: 0,
    coupons: [],
  });
  await (await program.launch(await implementation.getAddress(), bytes, mintBudget)).wait();
  const launched = await program.queryFilter(program.filters.CampaignLaunched());
  const campaignAddress = launched.at(-1)!.args.campaign;
  const promotion = await hre.artifacts.readArtifact("Promotion");
  await provider.send("evm_increaseTime", [60]);
  await provider.send("evm_mine", []);
  return {
    program,
    campaign: new Contract(campaignAddress, [...promotion.abi], owner) as unknown as Promotion,
    addresses: {
      program: programAddress as `0x${string}`,
      factory: (await (factory as unknown as Contract).getAddress()) as `0x${string}`,
      campaign: campaignAddress as `0x${string}`,
    },
    programBlock: created!.blockNumber,
    owner,
    keys,
  };
}
