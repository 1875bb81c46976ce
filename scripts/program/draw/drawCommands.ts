import { createPublicClient, http, type Address } from "viem";
import { programAbi } from "#sdk/abi";
import { UsageError } from "../../cli/run.ts";
import { launchDraw } from "../launchDraw.ts";
import type { MerchantClients } from "../merchantClients.ts";
import { adoptDraw } from "./adoptDraw.ts";
import { checkDrawTerms } from "./checkDrawTerms.ts";
import { describeDraw } from "./describeDraw.ts";
import { fundDraw } from "./fundDraw.ts";
import { readDrawFile } from "./readDrawFile.ts";
import { readDrawImplementation } from "./readDrawImplementation.ts";

/** What the commands about draws were told. */
export type DrawCommand = {
  file: string;
  rpcUrl: string;
  program: Address;
  implementation: Address;
  /** Only then is anything sent. */
  launch: boolean;
  backend: string | undefined;
  connect: () => Promise<MerchantClients>;
};

function merchantToken(): string {
  const token = process.env["MERCHANT_TOKEN"];
  if (!token) throw new UsageError("Set MERCHANT_TOKEN to the token of the merchant's API.");
  return token;
}

async function surroundings(reader: MerchantClients["reader"], program: Address) {
  const [{ timestamp }, owner] = await Promise.all([
    reader.getBlock(),
    reader.readContract({ address: program, abi: programAbi, functionName: "owner" }),
  ]);
  return { now: Math.max(Number(timestamp), Math.floor(Date.now() / 1000)), owner };
}

/**
 * Shows what a launch would fix for ever and, when told so, launches the draw, moves its prizes into escrow and hands it to the
 * backend.
 */
export async function drawCommand(command: DrawCommand): Promise<void> {
  const { program, implementation, backend } = command;
  const plan = readDrawFile(command.file);
  const token = backend === undefined ? undefined : merchantToken();
  const reader = createPublicClient({ transport: http(command.rpcUrl) });
  const network = await readDrawImplementation(reader, implementation, plan.beacon);
  const mistakes = checkDrawTerms(plan.terms, { ...(await surroundings(reader, program)), isTest: network.isTest });
  if (mistakes.length > 0)
    throw new UsageError(`${command.file} cannot be launched:\n${mistakes.map((line) => `  ${line}`).join("\n")}`);
  console.log(describeDraw(plan, network));
  if (!command.launch) {
    console.log("Nothing was sent. Add --launch to launch it.");
    return;
  }
  const clients = await command.connect();
  const { campaign } = await launchDraw(clients, { program, implementation, terms: plan.terms });
  console.log(`Draw ${campaign} launched. Its terms can no longer change.`);
  if (await fundDraw(clients, campaign, plan.terms.prizes)) console.log("Its prizes are in escrow.");
  if (backend === undefined || token === undefined) {
    console.log("No backend keeps its tickets yet: `program -- adopt` hands it over.");
    return;
  }
  await adoptDraw(backend, token, campaign, plan);
  console.log(`The backend at ${backend} keeps its tickets from now on.`);
}

/** Moves the prizes of a launched draw that are tokens into escrow, when the launch could not. */
export async function fundCommand(file: string, draw: Address, connect: DrawCommand["connect"]): Promise<void> {
  const { terms } = readDrawFile(file);
  const moved = await fundDraw(await connect(), draw, terms.prizes);
  console.log(moved ? "Its prizes are in escrow." : "Its prizes are points, which are held since the launch.");
}

/** Hands a launched draw to the backend. */
export async function adoptCommand(file: string, draw: Address, backend: string): Promise<void> {
  await adoptDraw(backend, merchantToken(), draw, readDrawFile(file));
  console.log(`The backend at ${backend} keeps the tickets of ${draw} from now on.`);
}
