import { join } from "node:path";
import { query } from "./query.ts";

/** One household in one campaign: what was known on the campaign's first day, and whether it redeemed a coupon in the end. */
interface RedemptionRow {
  readonly campaign: number;
  /** Days since 1970. */
  readonly startDay: number;
  readonly endDay: number;
  readonly redeemed: number;
  readonly priorRedemptions: number;
  readonly features: Float64Array;
}

type Raw = Record<string, number>;

/**
 * Households by campaign, campaigns in time order. Everything about a household is counted strictly before the campaign's
 * first day. Demographics are in the data and are left out: age, income and marital status are sensitive.
 */
export async function redemptionRows(folder: string): Promise<RedemptionRow[]> {
  const table = (name: string): string => `read_csv('${join(folder, "completejourney", name)}.csv.gz')`;
  const raw = await query<Raw>(`
WITH redemption AS (FROM ${table("coupon_redemptions")}),
  product AS (FROM ${table("products")}),
  bought AS (FROM ${table("transactions_sample")}),
  sent AS (
    SELECT campaign_id, household_id, campaign_type AS kind, start_date AS first, end_date AS last
    FROM ${table("campaigns")} AS member JOIN ${table("campaign_descriptions")} AS campaign USING (campaign_id)),
  coupon AS (FROM ${table("coupons")}),
  coupon_product AS (SELECT DISTINCT campaign_id, product_id FROM coupon),
  coupon_category AS (
    SELECT DISTINCT campaign_id, product_category FROM coupon_product JOIN product USING (product_id)
    WHERE product_category IS NOT NULL),
  size AS (
    SELECT campaign_id, count(DISTINCT coupon_upc) AS coupons, count(DISTINCT product_id) AS products FROM coupon GROUP BY ALL),
  audience AS (SELECT campaign_id, count(*) AS households FROM sent GROUP BY ALL),
  purchases AS (
    SELECT sent.campaign_id, sent.household_id,
      count(DISTINCT basket_id) AS baskets,
      sum(sales_value) AS spend,
      count(DISTINCT CASE WHEN transaction_timestamp >= first - INTERVAL 56 DAY THEN basket_id END) AS recent_baskets,
      sum(retail_disc) AS discount,
      count(*) FILTER (coupon_disc > 0) AS coupon_lines,
      count(coupon_product.product_id) AS coupon_product_lines,
      count(coupon_category.product_category) AS coupon_category_lines,
      date_diff('day', max(transaction_timestamp)::DATE, any_value(first)::DATE) AS silent_days
    FROM sent JOIN bought ON bought.household_id = sent.household_id AND transaction_timestamp < first
      LEFT JOIN coupon_product
        ON coupon_product.campaign_id = sent.campaign_id AND coupon_product.product_id = bought.product_id
      LEFT JOIN product ON product.product_id = bought.product_id
      LEFT JOIN coupon_category
        ON coupon_category.campaign_id = sent.campaign_id AND coupon_category.product_category = product.product_category
    GROUP BY ALL),
  redeemed AS (
    SELECT sent.campaign_id, sent.household_id, count(*) AS redemptions, count(DISTINCT redemption.campaign_id) AS campaigns,
      count(DISTINCT redemption_date) AS days,
      date_diff('day', max(redemption_date)::DATE, any_value(first)::DATE) AS silent_days
    FROM sent JOIN redemption ON redemption.household_id = sent.household_id AND redemption_date < first GROUP BY ALL),
  received AS (
    SELECT sent.campaign_id, sent.household_id, count(*) AS campaigns,
      count(*) FILTER (earlier.kind = 'Type A') AS large_campaigns, count(*) FILTER (earlier.last >= sent.first) AS running
    FROM sent JOIN sent AS earlier ON earlier.household_id = sent.household_id AND earlier.first < sent.first GROUP BY ALL)
SELECT sent.campaign_id::DOUBLE AS campaign, epoch(first) / 86400 AS "startDay", epoch(last) / 86400 AS "endDay",
  EXISTS (SELECT 1 FROM redemption
    WHERE redemption.household_id = sent.household_id AND redemption.campaign_id = sent.campaign_id)::INT::DOUBLE AS redeemed,
  coalesce(redeemed.redemptions, 0)::DOUBLE AS x_redemptions,
  coalesce(redeemed.campaigns, 0)::DOUBLE AS x_redeemed_campaigns,
  coalesce(redeemed.days, 0)::DOUBLE AS x_redemption_days,
  coalesce(redeemed.silent_days, 400)::DOUBLE AS x_days_since_redemption,
  coalesce(received.campaigns, 0)::DOUBLE AS x_received,
  coalesce(received.large_campaigns, 0)::DOUBLE AS x_received_large,
  coalesce(received.running, 0)::DOUBLE AS x_running,
  (coalesce(redeemed.campaigns, 0) + 0.1)::DOUBLE / (coalesce(received.campaigns, 0) + 1) AS x_redemption_rate,
  (kind = 'Type A')::INT::DOUBLE AS x_kind_a,
  (kind = 'Type C')::INT::DOUBLE AS x_kind_c,
  size.coupons::DOUBLE AS x_coupons,
  ln(size.products) AS x_products,
  audience.households::DOUBLE AS x_audience,
  date_diff('day', first::DATE, last::DATE)::DOUBLE AS x_length,
  coalesce(baskets, 0)::DOUBLE AS x_baskets,
  ln(1 + coalesce(spend, 0)) AS x_spend,
  coalesce(recent_baskets, 0)::DOUBLE AS x_recent_baskets,
  coalesce(discount / (1 + spend + discount), 0) AS x_discount_share,
  ln(1 + coalesce(coupon_lines, 0)) AS x_coupon_lines,
  ln(1 + coalesce(coupon_product_lines, 0)) AS x_coupon_products_bought,
  ln(1 + coalesce(coupon_category_lines, 0)) AS x_coupon_categories_bought,
  coalesce(purchases.silent_days, 400)::DOUBLE AS x_days_since_purchase
FROM sent JOIN size USING (campaign_id) JOIN audience USING (campaign_id)
  LEFT JOIN purchases USING (campaign_id, household_id)
  LEFT JOIN redeemed USING (campaign_id, household_id)
  LEFT JOIN received USING (campaign_id, household_id)
ORDER BY first, campaign, sent.household_id`);
  return raw.map((row) => ({
    campaign: row["campaign"]!,
    startDay: row["startDay"]!,
    endDay: row["endDay"]!,
    redeemed: row["redeemed"]!,
    priorRedemptions: row["x_redemptions"]!,
    features: Float64Array.from(
      Object.keys(row).filter((name) => name.startsWith("x_")),
      (name) => row[name]!,
    ),
  }));
}
