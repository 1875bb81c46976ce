import { expect } from "chai";
import { asMerchant, type Shop, startShop } from "../../support/startShop.ts";

type Recommended = { sku: string; because: string | null };

describe("recommendations through the API", function () {
  this.timeout(120_000);
  let shop: Shop;
  before(async () => {
    shop = await startShop();
  });
  after(() => shop?.stop());

  it("name products of the shop for a customer, say why and by what, and are nobody else's business", async () => {
    const { body: segment } = await shop.get<{ items: { customerId: string }[] }>(
      "/v1/segments/best/customers?limit=1",
      asMerchant,
    );
    const path = `/v1/customers/${segment.items[0]!.customerId}/recommendations?limit=3`;
    const { status, body } = await shop.get<{ method: string; again: Recommended[]; new: Recommended[] }>(
      path,
      asMerchant,
    );
    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body.method).to.be.oneOf(["personal top frequency", "combination"]);
    expect(body.again).to.have.length(3);
    const own = new Set(body.again.map(({ sku }) => sku));
    expect(body.new.some(({ sku }) => own.has(sku))).to.equal(false);
    expect((await shop.get(path)).status).to.equal(401);
  });
});
