import { checkRuleBook, RuleBookError } from "#sdk";
import { addressOption, readOptions, requiredOption, urlOption, wholeNumberOption } from "../cli/options.ts";
import { readText } from "../cli/readText.ts";
import { run, UsageError } from "../cli/run.ts";
import { readRuleBook } from "../price/readRuleBook.ts";
import { addIssuer, issuerRoles } from "./addIssuer.ts";
import { claimsCommands } from "./claims/claimsCommands.ts";
import { claimsHeader } from "./claims/claimsHeader.ts";
import { closeCampaign } from "./closeCampaign.ts";
import { adoptCommand, drawCommand, fundCommand } from "./draw/drawCommands.ts";
import { createProgram, transferPolicies } from "./createProgram.ts";
import { launchPromotion } from "./launchPromotion.ts";
import { merchantClients, merchantKey } from "./merchantClients.ts";
import { showCampaign } from "./showCampaign.ts";

const usage = `Usage: npm run -s program -- COMMAND --rpc URL ...

  create  --factory ADDRESS --name NAME --symbol SYMBOL [--transfers none|members|free]
          [--epoch-days 90] [--epoch-mint-cap 1000000000] [--tiers 1000,5000]
                                   creates a program; the key's account owns it
  issuer  --program ADDRESS --key-address ADDRESS --role ${issuerRoles.join("|")}
                                   names a key that signs for the merchant
  launch  --program ADDRESS --implementation ADDRESS --rules FILE --budget POINTS
          [--notice-hours 24] [--return-days 0]
                                   launches a campaign from a rule-book file
  draw    --program ADDRESS --implementation ADDRESS --file FILE [--launch] [--backend URL]
                                   shows what the launch of a draw fixes for ever; with --launch, launches it, moves its
                                   prizes into escrow and hands it to the backend (docs/draws.md describes the file)
  fund    --draw ADDRESS --file FILE
                                   moves prizes that are tokens into escrow, when the launch could not
  adopt   --draw ADDRESS --file FILE --backend URL
                                   hands a launched draw to the backend, which keeps its tickets and takes its steps
  show    --campaign ADDRESS       its settlements, uses and budget
  close   --campaign ADDRESS       announces its end, after the notice of its terms

  claims build   --claims FILE --out FILE
                                   checks and sorts a file of claims, the lines of which are
                                   ${claimsHeader}
                                   (cumulative points at the end of epoch - 4 .. epoch), for publication
  claims publish --program ADDRESS --claims FILE --uri URI
                                   sets the roots of its sixteen trees, at most every 30 days; URI is where
                                   everybody can download FILE
  claims prove   --claims FILE --account ADDRESS
                                   prints an account's proof and calldata; needs no chain and no issuer
  claims send    --program ADDRESS --claims FILE --account ADDRESS
                                   collects the account's points; any key can send it

The owner's private key comes from MERCHANT_KEY or from --key-file FILE; "show", "adopt", "claims build", "claims prove"
and "draw" without --launch need none. The token of the backend's merchant API comes from MERCHANT_TOKEN.`;

const daySeconds = 86_400;

await run(async () => {
  const { values, positionals } = readOptions(
    {
      rpc: { type: "string" },
      "key-file": { type: "string" },
      factory: { type: "string" },
      program: { type: "string" },
      campaign: { type: "string" },
      account: { type: "string" },
      implementation: { type: "string" },
      name: { type: "string" },
      symbol: { type: "string" },
      transfers: { type: "string", default: "none" },
      "epoch-days": { type: "string", default: "90" },
      "epoch-mint-cap": { type: "string", default: "1000000000" },
      tiers: { type: "string", default: "" },
      "key-address": { type: "string" },
      role: { type: "string" },
      rules: { type: "string" },
      draw: { type: "string" },
      file: { type: "string" },
      launch: { type: "boolean", default: false },
      backend: { type: "string" },
      budget: { type: "string" },
      claims: { type: "string" },
      out: { type: "string" },
      uri: { type: "string" },
      "notice-hours": { type: "string", default: "24" },
      "return-days": { type: "string", default: "0" },
      help: { type: "boolean", default: false },
    },
    usage,
  );
  type AddressName = "factory" | "program" | "campaign" | "draw" | "implementation" | "key-address" | "account";
  const address = (name: AddressName) => addressOption(values[name], name, usage);
  const number = (name: "epoch-days" | "epoch-mint-cap" | "budget" | "notice-hours" | "return-days", least: number) =>
    wholeNumberOption(requiredOption(values[name], name, usage), name, least) ?? least;
  const connect = () => merchantClients(urlOption(values.rpc, "rpc", usage), merchantKey(values["key-file"]));

  const commands: Record<string, () => Promise<void>> = {
    async create() {
      const epochSeconds = number("epoch-days", 1) * daySeconds;
      const transferPolicy = transferPolicies.find((policy) => policy === values.transfers);
      if (!transferPolicy)
        throw new UsageError(`--transfers ${values.transfers} is not one of ${transferPolicies.join(", ")}.`);
      const clients = await connect();
      const { program } = await createProgram(clients, address("factory"), {
        name: requiredOption(values.name, "name", usage),
        symbol: requiredOption(values.symbol, "symbol", usage),
        transferPolicy,
        firstEpochAt: Number((await clients.reader.getBlock()).timestamp),
        epochSeconds,
        epochMintCap: number("epoch-mint-cap", 1),
        tierThresholds: values.tiers
          .split(",")
          .flatMap((tier) => wholeNumberOption(tier || undefined, "tiers", 1) ?? []),
      });
      console.log(`Program ${program} created.`);
    },
    async issuer() {
      const role = issuerRoles.find((known) => known === values.role);
      if (!role) throw new UsageError(`--role ${values.role ?? ""} is not one of ${issuerRoles.join(", ")}.`);
      await addIssuer(await connect(), address("program"), address("key-address"), role);
      console.log(`${address("key-address")} signs ${role} from now on.`);
    },
    async launch() {
      const book = await ruleBookIn(requiredOption(values.rules, "rules", usage));
      for (const { message } of checkRuleBook(book)) console.error(`Warning: ${message}`);
      const { campaign } = await launchPromotion(await connect(), {
        program: address("program"),
        implementation: address("implementation"),
        terms: {
          book,
          closeNoticeSeconds: number("notice-hours", 0) * 3_600,
          holdSeconds: number("return-days", 0) * daySeconds,
          coupons: [],
        },
        mintBudget: BigInt(number("budget", 0)),
      });
      console.log(`Campaign ${campaign} launched. Its terms can no longer change.`);
    },
    async draw() {
      await drawCommand({
        file: requiredOption(values.file, "file", usage),
        rpcUrl: urlOption(values.rpc, "rpc", usage),
        program: address("program"),
        implementation: address("implementation"),
        launch: values.launch,
        backend: values.backend && urlOption(values.backend, "backend", usage),
        connect,
      });
    },
    async fund() {
      await fundCommand(requiredOption(values.file, "file", usage), address("draw"), connect);
    },
    async adopt() {
      const backend = urlOption(values.backend, "backend", usage);
      await adoptCommand(requiredOption(values.file, "file", usage), address("draw"), backend);
    },
    async show() {
      const { createPublicClient, http } = await import("viem");
      const reader = createPublicClient({ transport: http(urlOption(values.rpc, "rpc", usage), { batch: true }) });
      console.log(await showCampaign({ reader }, address("campaign")));
    },
    async close() {
      const closesAt = await closeCampaign(await connect(), address("campaign"));
      console.log(
        `The campaign ends ${new Date(closesAt * 1000).toISOString()}; quotes given before then still settle.`,
      );
    },
    ...claimsCommands({ text: (name) => requiredOption(values[name], name, usage), address, connect }),
  };

  const command = commands[positionals.join(" ")];
  if (values.help || !command) {
    if (!values.help) throw new UsageError(`Name a command.\n\n${usage}`);
    console.log(usage);
    return;
  }
  await command();
});

async function ruleBookIn(file: string) {
  const text = await readText(file);
  try {
    return readRuleBook(text);
  } catch (cause) {
    if (!(cause instanceof RuleBookError)) throw cause;
    throw new UsageError(`${file}: ${cause.message}`, { cause });
  }
}
