import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { accessibilityProblems } from "../support/accessibilityProblems.ts";
import { openBrowser } from "../support/browser.ts";
import { buildDapp } from "../support/buildDapp.ts";
import { eventually } from "../support/eventually.ts";
import { asMerchant, MERCHANT_TOKEN, type Shop, startShop } from "../support/startShop.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const screenshots = process.env["SCREENSHOTS"];
const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 780 };

describe("the merchant's pictures, and what is known about a customer, in a browser", function () {
  this.timeout(180_000);
  const files = temporaryFolder();
  let shop: Shop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];
  before(async () => {
    shop = await startShop({ dappFolder: await buildDapp(files.path()) });
    const { campaign } = shop.chain.addresses;
    await shop.backend.commitOffers({ campaign, budgetMinor: 100_000, holdout: 0.3, least: 1, seed: 4 });
    const { developmentWallets } = (await shop.get<{ developmentWallets: { customerId: string }[] }>("/v1/config"))
      .body;
    const asked = () =>
      Promise.all(
        developmentWallets.map(({ customerId }) =>
          shop.get<{ items: { decisionId: string }[] }>(`/v1/customers/${customerId}/offers`, asMerchant),
        ),
      );
    await eventually(async () => ((await asked()).some(({ body }) => body.items.length > 0) ? true : undefined), 30);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: desk, locale: "en-GB" });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => problems.push(error.message));
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  async function look(name: string): Promise<void> {
    expect(await accessibilityProblems(page)).to.deep.equal([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${name}: pixels that stand out`).to.be.at.most(0);
    if (screenshots === undefined) return;
    await mkdir(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  }
  async function speak(language: "English" | "中文"): Promise<void> {
    await page.getByRole("button", { name: /Language|语言/ }).click();
    await page.getByRole("radio", { name: language }).click();
    await page.keyboard.press("Escape");
  }

  it("asks for the token, refuses a wrong one with a reason, and forgets it with the page", async () => {
    await page.goto(`${shop.backend.url}/#/merchant`);
    await page.getByLabel("Merchant token").fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByText("send the header Authorization").waitFor();
    await look("merchant-refused");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByLabel("Merchant token").fill(MERCHANT_TOKEN);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Customers by segment" }).waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href);
    expect(kept).not.to.include(MERCHANT_TOKEN);
  });

  it("draws its pictures, each with its table, by keyboard and in both languages", async () => {
    for (const name of [
      "Groups found in what customers do",
      "From looking to redeeming",
      "Offer budget over time",
      "What the offers added",
      "How orders answer to prices",
      "Sales by week, and the weeks ahead",
    ])
      await page.getByRole("heading", { name }).waitFor();
    await page.getByText("It cannot be known yet").waitFor();
    await look("merchant-desk");
    const fold = page.locator("summary").first();
    await fold.focus();
    await page.keyboard.press("Enter");
    const cells = await page.locator("table").first().locator("td").allTextContents();
    expect(cells.filter((cell) => /\d/.test(cell))).to.have.length.greaterThan(6);
    expect(await page.locator("summary").allTextContents()).to.include("The same as a table (Customers by segment)");
    await speak("中文");
    await page.getByRole("heading", { name: "客户分组" }).waitFor();
    await page.setViewportSize(phone);
    await look("merchant-phone");
    await speak("English");
  });

  it("says beside a picture's title why there is no picture", async () => {
    await page.route("**/v1/forecast?*", (route) => route.fulfill({ status: 500, body: "{}" }));
    await page.reload();
    await page.getByLabel("Merchant token").fill(MERCHANT_TOKEN);
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Sales by week, and the weeks ahead" }).getByRole("alert").waitFor();
    await look("merchant-failed-phone");
    await page.unroute("**/v1/forecast?*");
  });

  it("shows a customer what is known, after a signature and not before, and keeps the consent", async () => {
    await page.goto(`${shop.backend.url}/#/known`);
    await page.getByRole("button", { name: "Connect", exact: true }).first().click();
    await page.getByRole("button", { name: "Wallet 0" }).click();
    await page.getByRole("button", { name: "Show what is known" }).click();
    await page.getByText("Order lines").waitFor();
    await page.getByText("Regulars").waitFor();
    await page.getByRole("button", { name: "I agree" }).click();
    await page.getByText(/^You agreed on/).waitFor();
    await look("known-phone");
    await page.getByRole("button", { name: "End it and delete" }).click();
    await page.getByText("Ended. 0 entries were deleted.").waitFor();
  });

  it("deletes it when the customer asks twice", async () => {
    const button = page.getByRole("button", { name: "Delete for good" });
    await button.press("Enter");
    await page.getByText("Confirm first that you understand.").waitFor();
    await page.getByLabel("I understand that this cannot be undone.").check();
    await button.click();
    await page.getByText("Nothing that leads to you is kept any more.").waitFor();
    const { developmentWallets } = (await shop.get<{ developmentWallets: { customerId: string }[] }>("/v1/config"))
      .body;
    expect(developmentWallets).to.have.length(3);
    expect(problems).to.deep.equal([]);
  });
});
