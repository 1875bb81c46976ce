import { expect } from "chai";
import { isSensitive } from "../../../../backend/offers/batch/isSensitive.ts";

describe("sensitive attributes", () => {
  const always = [
    ...["religion", "religious", "country_code", "countryCode", "countrycode", "ISOCountry", "Birth year", "birthday"],
    ...[
      "dateOfBirth",
      "dob",
      "DOB2",
      "customer.gender",
      "customerGender",
      "customergender",
      "age",
      "nationality",
      "sex",
    ],
    ...["性别", "客户性别", "出生日期", "ｇｅｎｄｅｒ"],
  ];
  for (const name of always) {
    it(`always cover ${name}`, () => {
      expect(isSensitive(name, [])).to.equal(true);
    });
  }

  it("cover no word that only has the letters of one", () => {
    const others = [
      "coverage",
      "message",
      "page",
      "trace_id",
      "essex",
      "reunion",
      "spend",
      "known_days",
      "county",
      "性能",
    ];
    for (const name of others) expect(isSensitive(name, []), name).to.equal(false);
  });

  it("are also what the shop lists, word by word, however it is written", () => {
    const listed = ["price level", "shoeSize", "收货地址", "incom*g"];
    for (const name of ["price_level_91", "levelOfPrice", "shoe size", "默认收货地址", "incoming"])
      expect(isSensitive(name, listed), name).to.equal(true);
    for (const name of ["price", "level", "shoes", "地址"]) expect(isSensitive(name, listed), name).to.equal(false);
  });

  it("are not an entry without letters, which would cover everything", () => {
    expect(isSensitive("orders", ["", " ", "--", "()"])).to.equal(false);
  });
});
