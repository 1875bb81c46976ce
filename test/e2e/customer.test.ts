import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import {
  createPublicClient,
  getAbiItem,
  type Hex,
  http,
  isAddressEqual,
  parseEventLogs,
  toFunctionSelector,
} from "viem";
import { programAbi, promotionAbi } from "#sdk";
import { developmentWallets } from "../../scripts/start/developmentKeys.ts";
import { Progress } from "../../scripts/start/Progress.ts";
import { type RunningShop, startAll } from "../../scripts/start/startAll.ts";
import { accessibilityProblems } from "../support/accessibilityProblems.ts";
import { announceWallet, type TestWallet } from "../support/announceWallet.ts";
import { openBrowser } from "../support/browser.ts";
import { buildDapp } from "../support/buildDapp.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const priceSelector = toFunctionSelector(getAbiItem({ abi: promotionAbi, name: "price" }));
const phone = { width: 360, height: 780 };

describe("the customer's path in a browser", function () {
  this.timeout(300_000);
  const files = temporaryFolder();

  let shop: RunningShop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let wallet: TestWallet;
  let receiptUrl: string;
  const problems: string[] = [];

  before(async () => {
    const pagesFolder = await buildDapp(files.path());
    shop = await startAll(new Progress({ write: () => true }), { port: 0, chainPort: 0, pagesFolder });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: phone, locale: "en-GB" });
    wallet = await announceWallet(context, developmentWallets[0]!.privateKey, 1);
    page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) problems.push(message.text());
    });
  });

  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  const balanceOf = (account: Hex) =>
    createPublicClient({ transport: http(shop.rpcUrl) }).readContract({
      address: shop.program,
      abi: programAbi,
      functionName: "balanceOf",
      args: [account],
    });

  const fits = async () => {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "pixels that stand out at 360 px").to.be.at.most(0);
  };

  it("welcomes a visitor, and connects a wallet that announces itself", async () => {
    await page.goto(shop.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    const connect = page.getByRole("button", { name: "Connect", exact: true }).first();
    await connect.click();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    // The page behind stays where it is, and a tap on it closes the sheet.
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflowY)).to.equal("hidden");
    await page.mouse.click(20, 20);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await connect.click();
    await page.getByRole("button", { name: "Test Wallet" }).click();
    await page.getByTestId("balance").waitFor();
    await fits();
  });

  it("says so when the wallet is on another network, and switches it", async () => {
    await page.getByText("Your wallet looks at another network").waitFor();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await page.getByRole("button", { name: "Switch network" }).click();
    await page.getByText("Your wallet looks at another network").waitFor({ state: "detached" });
    expect(wallet.chainId).to.equal(31337);
  });

  it("collects the points of past orders without a signature and without ether", async () => {
    const signatures = wallet.signed.length;
    await page.getByRole("button", { name: /^Collect/ }).click();
    await page.getByText(/points? (has|have) arrived/).waitFor();
    const balance = await balanceOf(wallet.account);
    expect(Number(balance)).to.be.above(0);
    await page.getByText(Number(balance).toLocaleString("en-GB"), { exact: true }).first().waitFor();
    await page
      .getByText(/^Expire on/)
      .first()
      .waitFor();
    expect(wallet.signed.length).to.equal(signatures);
    expect(await accessibilityProblems(page)).to.deep.equal([]);
  });

  it("shows an offer with its reason, and that it was fixed on chain before", async () => {
    await page.getByRole("button", { name: "Check this offer" }).first().click();
    await page.locator("[data-step=included]").waitFor();
    const verdicts = await page
      .locator("[data-step]")
      .evaluateAll((steps) => steps.map((step) => step.getAttribute("data-right")));
    expect(verdicts).to.deep.equal(["true", "true", "true"]);
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await fits();
  });

  it("fills a basket from the catalogue and prices it by rule", async () => {
    await page.getByRole("link", { name: "Shop", exact: true }).click();
    await page.getByRole("searchbox").fill("tea");
    const add = page.getByRole("button", { name: /^Add .+ to the basket$/ });
    await add.first().waitFor();
    await add.first().click();
    await page
      .getByRole("button", { name: /^One more:/ })
      .first()
      .click();
    await add.first().click();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await fits();
    await page.getByRole("link", { name: /items in the basket/ }).click();
    await page.getByTestId("total").waitFor();
    await page.getByRole("heading", { name: "Why not more?" }).waitFor();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await fits();
  });

  it("says what is signed and what becomes public, and takes no for an answer", async () => {
    await page.getByRole("button", { name: "Review and sign" }).click();
    const sign = page.getByRole("button", { name: "Sign with Test Wallet" });
    await sign.waitFor();
    expect(await sign.getAttribute("aria-disabled")).to.equal("true");
    await page.getByText("Agree to publishing first.").waitFor();
    await page.getByText("What exactly you sign").click();
    await page.getByText(shop.campaign).waitFor();
    await page.getByLabel("I want to publish this order").click();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    wallet.refuses = true;
    await sign.click();
    await page.getByText("You did not sign").waitFor();
    wallet.refuses = false;
  });

  it("settles with one signature, and the points arrive", async () => {
    const before = await balanceOf(wallet.account);
    await page.getByRole("button", { name: "Sign with Test Wallet" }).click();
    await page.getByRole("button", { name: "Open the receipt and check it" }).click();
    await page.locator("[data-step=recomputed]").waitFor();
    receiptUrl = page.url();
    expect(wallet.signed.map(({ primaryType }) => primaryType)).to.deep.equal(["Settlement"]);
    expect(wallet.asked.some((method) => /sendTransaction|approve/i.test(method))).to.equal(false);
    const transaction = /0x[0-9a-f]{64}\/(0x[0-9a-f]{64})/.exec(receiptUrl)![1] as Hex;
    const client = createPublicClient({ transport: http(shop.rpcUrl) });
    const { logs } = await client.getTransactionReceipt({ hash: transaction });
    const [settled] = parseEventLogs({ abi: promotionAbi, eventName: "Settled", logs });
    expect(isAddressEqual(settled!.args.account, wallet.account)).to.equal(true);
    expect((await balanceOf(wallet.account)) - before).to.equal(settled!.args.points);
    expect(await client.getBalance({ address: wallet.account })).to.equal(0n);
  });

  const verdicts = () =>
    page
      .locator("[data-step]")
      .evaluateAll((steps) =>
        steps.map((step) => `${step.getAttribute("data-step")} ${step.getAttribute("data-right")}`),
      );

  it("shows a receipt on which everything is as promised", async () => {
    await page.getByText("Everything is as promised").waitFor();
    expect(await verdicts()).to.deep.equal(
      ["found", "belongs", "published", "rules", "recomputed", "contract", "arrived", "signed"].map(
        (step) => `${step} true`,
      ),
    );
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await fits();
  });

  it("speaks Chinese, remembers it, and turns dark", async () => {
    await page.getByRole("button", { name: "Language and appearance" }).click();
    await page.getByRole("radio", { name: "中文" }).click();
    await page.getByRole("radio", { name: "深色" }).click();
    await page.getByRole("button", { name: "关闭" }).click();
    await page.getByText("一切与承诺相符").waitFor();
    await page.reload();
    await page.getByText("一切与承诺相符").waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).to.equal("zh-CN");
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await fits();
    await page.evaluate(() => localStorage.setItem("bonafide.language", '"en"'));
    await page.reload();
  });

  it("recomputes the whole campaign for an auditor", async () => {
    await page.getByRole("link", { name: "Auditors" }).click();
    await page.getByRole("button", { name: "Recompute" }).click();
    await page.getByText("1 settlement recomputed, everything holds").waitFor();
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await page.goto(receiptUrl);
  });

  it("opens the receipt on a device that never saw the shop, and says which node the link named", async () => {
    const stranger = await browser.newContext({ viewport: phone, locale: "en-GB" });
    const theirs = await stranger.newPage();
    await theirs.goto(receiptUrl);
    await theirs.getByText("Everything is as promised").waitFor();
    await theirs.getByText(new URL(shop.rpcUrl).host, { exact: false }).first().waitFor();
    await theirs.getByText("which this link named").waitFor();
    expect(await theirs.locator("[data-step=signed]").count()).to.equal(0);
    await stranger.close();
  });

  it("still checks the price when the backend is stopped", async () => {
    await page.getByText("Everything is as promised").waitFor();
    await shop.backend.close();
    const again = page.getByRole("button", { name: "Check again" });
    await again.click();
    await page.locator("section[aria-busy=false]").waitFor();
    await page.getByText("Everything is as promised").waitFor();
    expect(await verdicts()).to.have.length(8);
  });

  it("names the figure that differs when the campaign's code answers wrongly", async () => {
    const client = createPublicClient({ transport: http(shop.rpcUrl) });
    const code = (await client.getCode({ address: shop.campaign }))!;
    const request = client.request as unknown as (call: { method: string; params: unknown[] }) => Promise<unknown>;
    // The last byte of the code is the trigger of the tickets rule: products that do not exist set it off.
    const patched = code.replace(/01$/, "02");
    expect(patched).to.not.equal(code);
    await request({ method: "anvil_setCode", params: [shop.campaign, patched] });
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByText("Something is not as promised").waitFor();
    expect(await verdicts())
      .to.include("recomputed false")
      .and.include("signed true");
    const row = page.locator("[data-step=recomputed] tr").filter({ hasText: "Tickets" });
    expect(await row.count()).to.equal(1);
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    await request({ method: "anvil_setCode", params: [shop.campaign, code] });
  });

  it("shows a cross when what reaches the browser is tampered with", async () => {
    await context.route(`${shop.rpcUrl}/`, async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { result?: unknown };
      const asked = route.request().postDataJSON() as { method: string; params: [{ data?: string }] };
      const isPrice = asked.method === "eth_call" && asked.params[0].data?.startsWith(priceSelector);
      if (!isPrice || typeof answer.result !== "string") return route.fulfill({ response });
      // A price result begins with an offset and the subtotal; one minor unit more.
      const result = answer.result.replace(
        /^(0x0{62}20)([0-9a-f]{64})/,
        (_all, offset: string, subtotal: string) =>
          offset + (BigInt(`0x${subtotal}`) + 1n).toString(16).padStart(64, "0"),
      );
      return route.fulfill({ response, json: { ...answer, result } });
    });
    await page.getByRole("button", { name: "Check again" }).click();
    await page.locator("[data-step=contract][data-right=false]").waitFor();
    await context.unroute(`${shop.rpcUrl}/`);
  });

  it("never threw in the page", () => {
    expect(problems).to.deep.equal([]);
  });
});
