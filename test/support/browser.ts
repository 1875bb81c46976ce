import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const installed = "/usr/bin/chromium";
const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless browser: the machine's own chromium, or the one in the npm package where there is none. */
export async function openBrowser(): Promise<Browser> {
  if (existsSync(installed)) return chromium.launch({ executablePath: installed, args: quiet });
  // The package unpacks into the temporary folder, reuses what an older version left there, and brings the libraries
  // a bare machine lacks only where it believes to be a serverless function.
  const folder = mkdtempSync(join(tmpdir(), "bonafide-browser-"));
  mkdirSync(folder, { recursive: true });
  process.env["TMPDIR"] = folder;
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath();
  return chromium.launch({ executablePath, args: [...packaged.args, ...quiet] });
}
