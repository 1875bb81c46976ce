import hre from "hardhat";
import type { Progress } from "./Progress.ts";

/** Compiles the contracts; what is already compiled is not compiled again. */
export async function compileContracts(progress: Progress): Promise<void> {
  await progress.step("Compiling the contracts", () => hre.tasks.getTask("build").run({ quiet: true }));
}
