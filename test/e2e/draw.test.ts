import { mkdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { createPublicClient, http } from "viem";
import { ticketCodeKeys } from "#sdk";
import { programAbi } from "#sdk/abi";
import { developmentWallets } from "../../scripts/start/developmentKeys.ts";
import { Progress } from "../../scripts/start/Progress.ts";
import { type RunningShop, startAll } from "../../scripts/start/startAll.ts";
import { accessibilityProblems } from "../support/accessibilityProblems.ts";
import { announceWallet } from "../support/announceWallet.ts";
import { openBrowser } from "../support/browser.ts";
import { buildDapp } from "../support/buildDapp.ts";
import { launchQuickDraw } from "../support/launchQuickDraw.ts";
import { runScript } from "../support/runScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const phone = { width: 360, height: 780 };
const desk = { width: 1440, height: 900 };

/** Where pictures of every state go, at both widths and in both languages; none are taken without it. */
const pictures = process.env["SCREENSHOTS"];

const PRIZE = 900n;

describe("a draw in a browser, from tickets to the evidence", function () {
  this.timeout(300_000);

  const folder = temporaryFolder();
  let shop: RunningShop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Of a customer without a wallet. */
  let bare: Page;
  let code: string;
  const problems: string[] = [];
  const sent: string[] = [];

  before(async () => {
    const pagesFolder = await buildDapp(folder.path("pages"));
    shop = await startAll(new Progress({ write: () => true }), { port: 0, chainPort: 0, pagesFolder });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: phone, locale: "en-GB", acceptDownloads: true });
    // The demo's chain has no explorer; its links are the same with one.
    await context.addInitScript((explorerUrl) => {
      const ask = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const answer = await ask(input, init);
        if (!(input instanceof URL && input.pathname === "/v1/config")) return answer;
        return Response.json({ ...((await answer.json()) as object), explorerUrl });
      };
    }, "https://explorer.example/");
    await announceWallet(context, developmentWallets[0]!.privateKey, 31_337);
    page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    if (pictures) mkdirSync(pictures, { recursive: true });
  });

  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  /** A page of somebody without a wallet; whatever it sends is kept in `sent`. */
  async function openBare(): Promise<Page> {
    const theirs = await browser.newContext({ viewport: phone, locale: "en-GB" });
    const opened = await theirs.newPage();
    opened.on("pageerror", (error) => problems.push(error.message));
    opened.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    opened.on("request", (request) => {
      // What is behind the `#` stays in the browser.
      sent.push(request.url().split("#")[0]!, request.postData() ?? "", JSON.stringify(request.headers()));
    });
    return opened;
  }

  const shoot = async (name: string, of: Page) => {
    if (!pictures) return;
    for (const [size, viewport] of [
      ["desk", desk],
      ["phone", phone],
    ] as const) {
      await of.setViewportSize(viewport);
      await of.screenshot({ path: `${pictures}/${name}-${size}.png`, fullPage: true });
    }
  };

  const looksRight = async (name: string, of = page) => {
    expect(await accessibilityProblems(of)).to.deep.equal([]);
    const overflow = await of.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "pixels that stand out at 360 px").to.be.at.most(0);
    await shoot(name, of);
  };

  const speak = async (language: "en" | "zh", of = page) => {
    await of.evaluate((name) => localStorage.setItem("bonafide.language", JSON.stringify(name)), language);
    await of.reload();
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

  it("makes a code on the device of whoever has no wallet, and shows a number for the till", async () => {
    bare = await openBare();
    await bare.goto(`${shop.url}/#/draws`);
    await bare.getByRole("link", { name: "No wallet? Take part with a ticket code" }).click();
    await bare.getByRole("button", { name: "Make my ticket code" }).waitFor();
    await looksRight("5-code-none-en", bare);
    await bare.getByRole("button", { name: "Make my ticket code" }).click();
    code = (await bare.getByTestId("code").textContent())!.replaceAll("-", "");
    expect(code).to.match(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    const number = (await bare.getByTestId("number").textContent())!;
    expect(number).to.equal(ticketCodeKeys(code).claimKey.address);
    await bare.getByText("No tickets under this number yet").waitFor();
    await looksRight("5-code-made-en", bare);
    await bare.reload();
    await bare.getByRole("button", { name: "Show my code" }).waitFor();
    expect(await bare.getByTestId("code").count()).to.equal(0);
    await speak("zh", bare);
    await bare.getByText("该号码下还没有奖券").waitFor();
    await looksRight("5-code-made-zh", bare);
    await speak("en", bare);
  });

  it("shows the tickets that the shop gives for the number, and finds them on the fixed list", async () => {
    await launchQuickDraw(shop, PRIZE);
    const till = await openBare();
    await till.goto(`${shop.url}/#/merchant`);
    await till.getByLabel("Merchant token").fill(shop.merchantToken);
    await till.getByRole("button", { name: "Show the pictures" }).click();
    await till.getByLabel("Draw", { exact: true }).selectOption({ label: "Counter draw" });
    await till.getByLabel("Ticket number or account").fill(ticketCodeKeys(code).claimKey.address);
    await till.getByLabel("How many tickets").fill("3");
    await looksRight("7-till-en", till);
    await till.getByRole("button", { name: "Give the tickets" }).click();
    await till.getByText("Given. They count in the draw from now on.").waitFor();
    await till.context().close();
    await bare.reload();
    await bare.getByText("3 tickets", { exact: true }).waitFor();
    await bare.locator("[data-listed=true]").waitFor({ timeout: 60_000 });
  });

  it("opens on another device by a link, whose secret no server sees and no address keeps", async () => {
    const theirs = await openBare();
    await theirs.goto(`${shop.url}/#/code/${code}`);
    await theirs.getByText("3 tickets", { exact: true }).waitFor();
    expect(theirs.url()).to.equal(`${shop.url}/#/code`);
    await theirs.context().close();
    const third = await openBare();
    await third.goto(`${shop.url}/#/code`);
    await third.getByLabel("Ticket code", { exact: true }).fill("not a code");
    await third.getByText("This is not a ticket code.").waitFor();
    await third.getByLabel("Ticket code", { exact: true }).fill(code.toLowerCase().replace(/(.{5})/g, "$1 "));
    await third.getByRole("button", { name: "Use this code" }).click();
    await third.getByText("3 tickets", { exact: true }).waitFor();
    await third.context().close();
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

  it("sends the prize to an account of the code's own, signed on the device", async () => {
    await bare.getByText("You won!").waitFor({ timeout: 90_000 });
    await looksRight("6-prize-en", bare);
    await bare.getByRole("radio", { name: "To an account" }).click();
    await bare.getByLabel("Account", { exact: true }).fill("0x12");
    await bare.getByText("This is not an account.").waitFor();
    await bare.getByRole("radio", { name: "To my code" }).click();
    await bare.getByRole("button", { name: "Send me the prize" }).click();
    await bare.getByText("The prize has been sent").waitFor({ timeout: 30_000 });
    await looksRight("6-paid-en", bare);
    const { account } = ticketCodeKeys(code);
    const reader = createPublicClient({ transport: http(shop.rpcUrl) });
    const args = [account.address] as const;
    expect(
      await reader.readContract({ address: shop.program, abi: programAbi, functionName: "balanceOf", args }),
    ).to.equal(PRIZE);
  });

  it("forgets the code when told to, and not before asking", async () => {
    await bare.getByRole("button", { name: "Forget the code on this device" }).click();
    await bare.getByRole("button", { name: "Yes, forget it here" }).click();
    await bare.getByRole("button", { name: "Make my ticket code" }).waitFor();
    expect(await bare.evaluate(() => JSON.stringify(localStorage))).not.to.include(code);
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
    await page.getByText("To the last digit").click();
    const formula = await page.getByTestId("formula").innerText();
    const remainders = [...formula.matchAll(/(0x[0-9a-f]{64}) mod (\d+) = (\d+)/g)];
    expect(remainders).to.have.length(5);
    for (const [, number, total, ticket] of remainders) {
      expect(BigInt(number!) % BigInt(total!)).to.equal(BigInt(ticket!));
    }
    for (const step of ["origin", "escrow", "fixed", "number", "seed", "winners", "prizes"]) {
      const link = page.locator(`[data-step=${step}] a`);
      expect(await link.getAttribute("href")).to.match(/^https:\/\/explorer\.example\/tx\/0x[0-9a-f]{64}$/);
    }
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

  it("never threw in a page, and let no secret out of one", () => {
    expect(problems).to.deep.equal([]);
    const { claimKey, account } = ticketCodeKeys(code);
    for (const secret of [code, claimKey.privateKey.slice(2), account.privateKey.slice(2)]) {
      expect(sent.filter((text) => text.toLowerCase().includes(secret.toLowerCase()))).to.deep.equal([]);
    }
  });
});
