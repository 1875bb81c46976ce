import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Lines } from "./Lines.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useMerchant } from "./useMerchant.ts";

type Budget = {
  capacityMinor: number;
  reservedMinor: number;
  spentMinor: number;
  days: { day: number; reservedMinor: number; spentMinor: number }[];
};

/** What was handed out and spent of the budget, added up day by day. */
export function BudgetPicture({ campaign, of }: { campaign: string; of: string }) {
  const w = useLocalText(merchantWords);
  const f = useFormats(useShop().shop.currency);
  const { data, error } = useMerchant<Budget>(`v1/campaigns/${campaign}/budget`);
  const title = of === "" ? w("budget") : `${w("budget")}: ${of}`;
  if (!data) return <Missing title={title} error={error} />;
  const upTo = (index: number, figure: "reservedMinor" | "spentMinor") =>
    data.days.slice(0, index + 1).reduce((sum, day) => sum + day[figure], 0);
  const days = data.days.map(({ day }, index) => ({
    day,
    reserved: upTo(index, "reservedMinor"),
    spent: upTo(index, "spentMinor"),
  }));
  const [first, last] = [days[0], days.at(-1)];
  const figures = {
    reserved: f.money(data.reservedMinor),
    capacity: f.money(data.capacityMinor),
    spent: f.money(data.spentMinor),
  };
  // A single day is drawn from its beginning to its end.
  const line = (figure: "reserved" | "spent") => [
    { x: (first?.day ?? 0) - 86_400, y: 0 },
    ...days.map((one) => ({ x: one.day, y: one[figure] })),
  ];
  return (
    <Picture
      title={title}
      what={first ? w("budgetWhat", figures) : w("budgetNone")}
      columns={[w("day"), w("reserved"), w("spentTotal")]}
      rows={days.map(({ day, reserved, spent }) => [f.day(day), f.money(reserved), f.money(spent)])}
    >
      {first && last && (
        <Lines
          lines={[
            { name: w("reserved"), points: line("reserved"), look: "brand" },
            { name: w("spentTotal"), points: line("spent"), look: "gold" },
          ]}
          labels={{
            top: f.money(Math.max(last.reserved, last.spent)),
            first: f.day(first.day - 86_400),
            last: f.day(last.day),
          }}
        />
      )}
    </Picture>
  );
}
