import { REASONS } from "#sdk";
import type { Formats } from "../i18n/formats.ts";
import { useText } from "../i18n/useText.ts";
import { Fold } from "../ui/Fold.tsx";
import type { CheckStep, Comparison } from "./CheckStep.ts";

const money = new Set(["subtotal", "discount", "total", "lineDiscount"]);

/** The figures behind a step: those that differ are always shown, the others folded. */
export function Comparisons({ step, format }: { step: CheckStep; format: Formats }) {
  const t = useText();
  if (step.comparisons.length === 0) return null;
  const say = ({ figure }: Comparison, value: number) => {
    if (value < 0) return t("figure.missing");
    if (figure === "ruleReason") return REASONS[value] ?? String(value);
    return money.has(figure) ? format.money(value) : format.number(value);
  };
  const table = (rows: readonly Comparison[]) => (
    <table className="w-full text-left text-sm">
      <thead className="text-soft">
        <tr>
          <th scope="col" className="py-1 pr-2 font-medium">
            {t("figure.name")}
          </th>
          <th scope="col" className="py-1 pr-2 text-right font-medium">
            {t(`figure.expected.${step.name === "signed" ? "signed" : "computed"}`)}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t(`figure.found.${step.name === "contract" ? "contract" : "chain"}`)}
          </th>
        </tr>
      </thead>
      <tbody className="figures divide-y divide-line">
        {rows.map((row) => (
          <tr
            key={`${row.figure}${row.position ?? ""}`}
            className={row.expected === row.found ? "" : "font-semibold text-bad"}
          >
            <th scope="row" className="py-1 pr-2 font-normal">
              {t(`figure.${row.figure}`, { position: row.position ?? 0 })}
            </th>
            <td className="py-1 pr-2 text-right">{say(row, row.expected)}</td>
            <td className="py-1 text-right">{say(row, row.found)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  const different = step.comparisons.filter(({ expected, found }) => expected !== found);
  if (different.length > 0) return <div className="pt-1">{table(different)}</div>;
  return <Fold summary={t("figure.compared", { count: step.comparisons.length })}>{table(step.comparisons)}</Fold>;
}
