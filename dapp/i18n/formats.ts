/** How a language writes money, numbers and dates. */
export interface Formats {
  /** An amount in minor units ("1234" of GBP is £12.34). */
  money: (minor: number) => string;
  number: (value: number) => string;
  /** Basis points as a percentage. */
  rate: (bps: number) => string;
  /** Unix seconds as a day. */
  day: (seconds: number) => string;
  /** Unix seconds as a day and a time. */
  moment: (seconds: number) => string;
  /** Unix seconds as a distance from now ("in 3 days"). */
  fromNow: (seconds: number, nowSeconds: number) => string;
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** The formats of a language and a currency (ISO 4217); a currency Intl does not know is written after a plain number. */
export function formats(locale: string, currency: string): Formats {
  const language = locale === "zh" ? "zh-CN" : "en-GB";
  const number = new Intl.NumberFormat(language);
  const rate = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
  const money = new Intl.NumberFormat(language, { style: "currency", currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    money: (minor) => money.format(minor / 10 ** digits),
    number: (value) => number.format(value),
    rate: (bps) => rate.format(bps / 10_000),
    day: (seconds) => day.format(seconds * 1000),
    moment: (seconds) => moment.format(seconds * 1000),
    fromNow: (seconds, nowSeconds) => {
      const distance = seconds - nowSeconds;
      const [unit, size] = steps.find(([, length]) => Math.abs(distance) >= length) ?? ["minute", 60];
      return relative.format(Math.trunc(distance / size), unit);
    },
  };
}
