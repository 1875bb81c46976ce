import { useLingui } from "@lingui/react";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { cx } from "../../../ui/cx.ts";

interface GroupChipsProps {
  value: number | null;
  onChange: (bit: number | null) => void;
}

/** Bits below this one are not shelves: every product, delivery, bookkeeping. */
const firstShelf = 3;

/** The shop's product groups, as a row that scrolls on a phone. */
export function GroupChips({ value, onChange }: GroupChipsProps) {
  const t = useText();
  const { i18n } = useLingui();
  const { tagGroups } = useShop();
  const language = i18n.locale === "zh" ? "zh" : "en";
  const shelves = tagGroups.filter(({ bit }) => bit >= firstShelf);
  if (shelves.length === 0) return null;
  const chips = [
    { bit: null, name: t("shop.all") },
    ...shelves.map((group) => ({ bit: group.bit, name: group[language] })),
  ];
  return (
    <div
      role="group"
      aria-label={t("shop.groups")}
      className="-mx-3 flex gap-2 overflow-x-auto px-3 py-1 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:mx-0 lg:flex-wrap lg:px-0"
    >
      {chips.map(({ bit, name }) => (
        <button
          key={bit ?? "all"}
          type="button"
          aria-pressed={bit === value}
          onClick={() => onChange(bit)}
          className={cx(
            "min-h-11 shrink-0 rounded-full border px-4 text-[0.9375rem] font-medium transition",
            bit === value ? "border-brand bg-brand text-on-brand" : "border-line bg-card hover:border-brand",
          )}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
