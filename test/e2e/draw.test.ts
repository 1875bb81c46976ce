import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { developmentWallets } from "../../scripts/start/developmentKeys.ts";
import { Progress } from "../../scripts/start/Progress.ts";
import { type RunningShop, startAll } from "../../scripts/start/startAll.ts";
import { accessibilityProblems } from "../support/accessibilityProblems.ts";
import { announceWallet } from "../support/announceWallet.ts";
import { openBrowser } from "../support/browser.ts";
import { runScript } from "../support/runScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const configFile = fileURLToPath(new URL("../../dapp/vite.config.ts", import.meta.url));
const phone = { width: 360, height: 780 };
const desk = { width: 1440, height: 900 };

/** Where pictures of every state go, at both widths and in both languages; none are taken without it. */
const pictures = process.env["SCREENSHOTS"];

describe("a draw in a browser, from tickets to the evidence", function () {
  this.timeout(300_000);

  const folder = temporaryFolder();
  let shop: RunningShop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];

  before(async () => {
    if (!process.env["SKIP_DAPP_BUILD"]) await build({ configFile, logLevel: "error" });
    shop = await startAll(new Progress({ write: () => true }), { port: 0, chainPort: 0 });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: phone, locale: "en-GB", acceptDownloads: true });
    await announceWallet(context, developmentWallets[0]!.privateKey, 31_337);
    page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    if (pictures) mkdirSync(pictures, { recursive: true });
  });

  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  const shoot = async (name: string) => {
    if (!pictures) return;
    for (const [size, viewport] of [
      ["desk", desk],
      ["phone", phone],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: `${pictures}/${name}-${size}.png`, fullPage: true });
    }
  };

  const looksRight = async (name: string) => {
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "pixels that stand out at 360 px").to.be.at.most(0);
    await shoot(name);
  };

  const speak = async (language: "en" | "zh") => {
    await page.evaluate((name) => localStorage.setItem("bonafide.language", JSON.stringify(name)), language);
    await page.reload();
  };

  it("shows one's tickets in every draw and where they come from", async () => {
    await page.goto(shop.url);
    await page.getByRole("button", { name: "Connect", exact: true }).first().click();
    await page.getByRole("button", { name: "Test Wallet" }).click();
    await page.getByRole("link", { name: "Draws", exact: true }).click();
    await page.getByTestId("tickets").first().waitFor();
    expect(await page.locator("[data-draw]").count()).to.equal(2);
    await page.getByText("Where they come from").first().click();
    await page
      .getByText(/^Order \d+, counted on/)
      .first()
      .waitFor();
    await looksRight("1-tickets-en");
    await speak("zh");
    await page.getByTestId("tickets").first().waitFor();
    await looksRight("1-tickets-zh");
    await speak("en");
  });

  it("finds one's tickets on the list before the winning number exists", async () => {
    const card = page.locator(`[data-draw="${shop.draws!.revealed}"]`);
    await card.locator("[data-listed=true]").waitFor({ timeout: 60_000 });
    await card.getByRole("timer").waitFor();
    await card.getByRole("link", { name: "Open the draw" }).click();
    await page.getByRole("heading", { level: 1, name: "Thank-you draw" }).waitFor();
    await page.getByText("The winning number comes", { exact: true }).first().waitFor();
    await looksRight("2-waiting-en");
  });

  it("reveals the winners", async () => {
    await page.locator("[data-phase=Drawn]").waitFor({ timeout: 120_000 });
    await page.locator('[data-winner="4"]').waitFor({ timeout: 60_000 });
    await looksRight("3-revealed-en");
    await speak("zh");
    await page.locator('[data-winner="4"]').waitFor();
    await looksRight("3-revealed-zh");
    await speak("en");
  });

  const verdicts = () =>
    page
      .locator("[data-step]")
      .evaluateAll((steps) =>
        steps.map((step) => `${step.getAttribute("data-step")} ${step.getAttribute("data-right")}`),
      );
  const names = [
    "origin",
    "source",
    "escrow",
    "fixed",
    "doubts",
    "list",
    "mine",
    "number",
    "seed",
    "winners",
    "prizes",
  ];

  it("lets a stranger check it from the address alone", async () => {
    const stranger = await browser.newContext({ viewport: phone, locale: "en-GB" });
    const theirs = await stranger.newPage();
    await theirs.goto(page.url());
    await theirs.getByText("which this link named").waitFor();
    await theirs.getByRole("button", { name: "Check this draw" }).click();
    await theirs.getByText("Everything was fair", { exact: true }).waitFor({ timeout: 60_000 });
    await stranger.close();
  });

  it("checks the whole draw with the backend stopped, in words anybody understands", async () => {
    await page.locator('[data-winner="4"]').waitFor();
    await shop.backend.close();
    await page.getByRole("button", { name: "Check this draw" }).click();
    await page.getByText("Everything was fair", { exact: true }).waitFor({ timeout: 60_000 });
    expect(await verdicts()).to.deep.equal(names.map((name) => `${name} true`));
    await page.getByText("The arithmetic of this draw").click();
    await page.getByText("The exact figures").first().click();
    await looksRight("4-checked-en");
  });

  it("saves the evidence as one file, which the audit accepts and which cannot be altered", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the evidence" }).click();
    const file = folder.path("evidence.json");
    await (await downloading).saveAs(file);
    expect(readFileSync(file, "utf8")).to.include("bonafide.draw.evidence.v1");
    const audit = await runScript("scripts/audit/main.ts", ["--evidence", file, "--rpc", shop.rpcUrl, "--test-beacon"]);
    expect(audit.status, audit.stdout + audit.stderr).to.equal(0);
    const strict = await runScript("scripts/audit/main.ts", ["--evidence", file, "--rpc", shop.rpcUrl]);
    expect(strict.status).to.equal(1);
  });

  it("speaks Chinese there too", async () => {
    await page.getByRole("button", { name: "Language and appearance" }).click();
    await page.getByRole("radio", { name: "中文" }).click();
    await page.getByRole("button", { name: "关闭" }).click();
    await page.getByText("一切公平").waitFor();
    await looksRight("4-checked-zh");
  });

  it("never threw in the page", () => {
    expect(problems).to.deep.equal([]);
  });
});
