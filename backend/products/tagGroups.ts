/** A product group: a bit of a line's tags, and the words of a product name that put a product into it. */
export type TagGroup = { bit: number; en: string; zh: string; words: readonly string[] };

/** Everything a customer can put into a basket. */
export const GOODS_BIT = 0;
/** Delivery lines. */
export const SHIPPING_BIT = 1;
/** Fees, discounts and corrections that the books carry as products; nobody can buy them. */
export const BOOKKEEPING_BIT = 2;
/** Gift vouchers. */
export const VOUCHERS_BIT = 3;

/**
 * The groups that rules can select, by whole words of the product's name. They are few, and guessed from names only: a product
 * whose name has none of the words is just goods.
 */
export const tagGroups: readonly TagGroup[] = [
  { bit: GOODS_BIT, en: "Goods", zh: "商品", words: [] },
  { bit: SHIPPING_BIT, en: "Delivery", zh: "运费", words: [] },
  { bit: BOOKKEEPING_BIT, en: "Fees and corrections", zh: "费用与更正", words: [] },
  { bit: VOUCHERS_BIT, en: "Gift vouchers", zh: "礼券", words: ["voucher"] },
  {
    bit: 8,
    en: "Bags and boxes",
    zh: "包袋与盒子",
    words: ["bag", "bags", "box", "boxes", "basket", "purse", "wallet"],
  },
  {
    bit: 9,
    en: "Kitchen and table",
    zh: "厨房与餐桌",
    words: [
      "mug",
      "cup",
      "plate",
      "bowl",
      "cake",
      "cakestand",
      "tea",
      "teapot",
      "coffee",
      "jar",
      "spoon",
      "baking",
      "kitchen",
      "napkins",
      "bottle",
      "lunch",
      "snack",
      "pot",
    ],
  },
  {
    bit: 10,
    en: "Light and candles",
    zh: "灯与蜡烛",
    words: ["candle", "candles", "light", "lights", "lamp", "holder", "lantern", "lanterns"],
  },
  {
    bit: 11,
    en: "Paper and cards",
    zh: "纸品与卡片",
    words: [
      "card",
      "cards",
      "paper",
      "notebook",
      "pencil",
      "pencils",
      "pen",
      "wrap",
      "gift",
      "sticker",
      "stickers",
      "book",
      "postcard",
    ],
  },
  {
    bit: 12,
    en: "Home and garden",
    zh: "家居与园艺",
    words: [
      "clock",
      "frame",
      "sign",
      "cushion",
      "doormat",
      "hook",
      "drawer",
      "cabinet",
      "garden",
      "flower",
      "bird",
      "plant",
      "vase",
      "towel",
      "blanket",
    ],
  },
  {
    bit: 13,
    en: "Christmas and party",
    zh: "节日与派对",
    words: ["christmas", "party", "bunting", "balloon", "balloons", "easter", "festive", "lantern"],
  },
  {
    bit: 14,
    en: "Toys and children",
    zh: "玩具与儿童",
    words: [
      "toy",
      "doll",
      "game",
      "games",
      "puzzle",
      "children",
      "childrens",
      "child",
      "playhouse",
      "girl",
      "boy",
      "dolly",
    ],
  },
  {
    bit: 15,
    en: "Jewellery and clothing",
    zh: "饰品与服装",
    words: ["necklace", "bracelet", "earrings", "ring", "scarf", "socks", "hat", "gloves", "apron", "umbrella"],
  },
];
