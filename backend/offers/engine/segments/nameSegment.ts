import { EngineError } from "../numeric/EngineError.ts";

interface SegmentProfile {
  /** Typical (best: median) days since the last order, orders and spend of the segment's customers, or of all. */
  readonly silentDays: number;
  readonly orders: number;
  readonly spend: number;
}

interface SegmentName {
  readonly en: string;
  readonly zh: string;
}

/**
 * A name in plain words for a segment, by where its customers stand against all of them: how recently, how often and how much
 * they buy (the RFM grid of Hughes 1994, with four cells a merchant acts on differently for each rhythm).
 */
export function nameSegment(segment: SegmentProfile, everyone: SegmentProfile): SegmentName {
  for (const [name, value] of Object.entries({
    ...segment,
    all: everyone.silentDays + everyone.orders + everyone.spend,
  })) {
    if (!Number.isFinite(value) || value < 0)
      throw new EngineError("NotFinite", `${name} is ${value}: give numbers of 0 or more`);
  }
  const recent = segment.silentDays <= everyone.silentDays;
  const often = segment.orders > everyone.orders;
  const large = segment.spend > everyone.spend;
  if (recent && often) {
    return large
      ? { en: "Loyal, high spend", zh: "高消费忠实顾客" }
      : { en: "Loyal, small baskets", zh: "小额忠实顾客" };
  }
  if (recent)
    return large ? { en: "New, high spend", zh: "高消费新顾客" } : { en: "New or occasional", zh: "新顾客或偶尔购买" };
  if (often)
    return large
      ? { en: "Slipping away, high spend", zh: "正在流失的高消费顾客" }
      : { en: "Slipping away", zh: "正在流失的常客" };
  return large ? { en: "Gone quiet, once spent much", zh: "曾高消费的沉默顾客" } : { en: "Gone quiet", zh: "沉默顾客" };
}
