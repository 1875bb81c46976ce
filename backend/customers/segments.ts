/** A group of customers that a merchant would name so; the first whose rule holds is the customer's. */
export type Segment = {
  key: "new" | "lapsed" | "slipping" | "best" | "regular" | "occasional";
  title: { en: string; zh: string };
  rule: { en: string; zh: string };
};

/** In the order in which they are tried. */
export const segments: readonly Segment[] = [
  {
    key: "lapsed",
    title: { en: "Gone quiet", zh: "沉睡客户" },
    rule: { en: "No order in the last 180 days.", zh: "最近 180 天没有订单。" },
  },
  {
    key: "new",
    title: { en: "New customers", zh: "新客户" },
    rule: { en: "First order in the last 60 days.", zh: "首单在最近 60 天内。" },
  },
  {
    key: "slipping",
    title: { en: "Slipping away", zh: "即将流失" },
    rule: { en: "At least three orders, but none in the last 90 days.", zh: "至少三笔订单，但最近 90 天没有下单。" },
  },
  {
    key: "best",
    title: { en: "Best customers", zh: "核心客户" },
    rule: {
      en: "Among the tenth of customers who spent most, with an order in the last 90 days.",
      zh: "消费额位于前十分之一，且最近 90 天有订单。",
    },
  },
  {
    key: "regular",
    title: { en: "Regulars", zh: "常客" },
    rule: { en: "At least four orders, the last one within 90 days.", zh: "至少四笔订单，最近一笔在 90 天内。" },
  },
  {
    key: "occasional",
    title: { en: "Occasional buyers", zh: "偶尔光顾" },
    rule: { en: "Everybody else.", zh: "其他客户。" },
  },
];
