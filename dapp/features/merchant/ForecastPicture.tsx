import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Lines } from "./Lines.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useMerchant } from "./useMerchant.ts";

type Forecast = {
  method: keyof typeof methodWords | null;
  past: { startsAt: number; netMinor: number }[];
  ahead: { startsAt: number; meanMinor: number; lowMinor: number; highMinor: number }[];
};

const methodWords = {
  "recent mean": "forecastByMean",
  "damped trend": "forecastByTrend",
  "same week last year": "forecastByYear",
} as const;

/** Past weeks that are drawn. */
const SHOWN = 52;

/** Sales by week and what is expected of the coming ones. */
export function ForecastPicture() {
  const w = useLocalText(merchantWords);
  const f = useFormats(useShop().shop.currency);
  const { data, error } = useMerchant<Forecast>("v1/forecast?weeks=8");
  if (!data) return <Missing title={w("forecast")} error={error} />;
  const past = data.past.slice(-SHOWN);
  const { ahead } = data;
  const [first, last] = [past[0], past.at(-1)];
  const bridge = last ? [{ x: last.startsAt, y: last.netMinor }] : [];
  const end = ahead.at(-1) ?? last;
  return (
    <Picture
      title={w("forecast")}
      what={data.method ? w("forecastWhat", { method: w(methodWords[data.method]) }) : w("forecastNone")}
      columns={[w("week"), w("sales"), w("low"), w("high")]}
      rows={[
        ...ahead.map((week) => [
          `${f.day(week.startsAt)} (${w("expected")})`,
          f.money(week.meanMinor),
          f.money(week.lowMinor),
          f.money(week.highMinor),
        ]),
        ...past.toReversed().map((week) => [f.day(week.startsAt), f.money(week.netMinor), "", ""]),
      ]}
    >
      {first && end && (
        <Lines
          lines={[
            { points: past.map((week) => ({ x: week.startsAt, y: week.netMinor })), look: "brand" },
            {
              points: [...bridge, ...ahead.map((week) => ({ x: week.startsAt, y: week.meanMinor }))],
              look: "gold",
              dashed: true,
            },
          ]}
          band={ahead.map((week) => ({ x: week.startsAt, low: week.lowMinor, high: week.highMinor }))}
          labels={{
            top: f.money(Math.max(...past.map((week) => week.netMinor), ...ahead.map((week) => week.highMinor))),
            first: f.day(first.startsAt),
            last: f.day(end.startsAt),
          }}
        />
      )}
    </Picture>
  );
}
