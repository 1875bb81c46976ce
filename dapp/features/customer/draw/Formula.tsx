import { useFormats } from "../../../i18n/useFormats.ts";
import { Fold } from "../../../ui/Fold.tsx";
import { shortAddress } from "../../../ui/shortAddress.ts";
import type { DrawCheckResult } from "./DrawCheckResult.ts";
import { useDrawText } from "./useDrawText.ts";

/** The formula as a program would repeat it, with this draw's numbers to the last digit. */
function exactFormula({
  chainId,
  draw,
  root,
  total,
  round,
  randomness,
  seed,
  modulus,
  tickets,
}: DrawCheckResult): string {
  const parts = [`keccak256("bonafide.draw.seed.v1")`, chainId, draw, root, total, round, randomness];
  const ofPrize = ({ prize, attempt, number, ticket }: (typeof tickets)[number]) =>
    [
      `ticket(${prize}) = keccak256(abi.encode(keccak256("bonafide.draw.ticket.v1"), seed, ${prize}, ${attempt})) mod ${modulus}`,
      `= ${number} mod ${modulus} = ${ticket}`,
    ].join("\n");
  return [`seed = keccak256(abi.encode(${parts.join(", ")}))\n= ${seed}`, ...tickets.map(ofPrize)].join("\n\n");
}

/** How the winners follow from the list and the winning number: in words with this draw's numbers, and exactly. */
export function Formula({ result }: { result: DrawCheckResult }) {
  const t = useDrawText();
  const f = useFormats();
  const { root, total, round, seed, modulus, tickets } = result;
  if (seed === null) return null;
  const number = (value: bigint) => f.number(Number(value));
  const rows = [
    [t("formula.list"), root ?? "–"],
    [t("formula.total"), number(total)],
    [t("formula.round"), f.number(round)],
    [t("formula.seed"), seed],
  ] as const;
  return (
    <Fold summary={t("formula.title")}>
      <p className="pb-3 text-[0.9375rem] text-soft">{t("formula.what", { total: number(modulus) })}</p>
      <dl className="space-y-2 rounded-xl bg-paper p-3 text-sm">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-soft">{name}</dt>
            <dd className="figures font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <ol className="mt-3 space-y-2">
        {tickets.map(({ prize, ticket, number: drawn, entrant, start, weight }) => (
          <li key={prize} className="rounded-xl bg-paper p-3 text-sm">
            <p className="font-semibold">
              {t("formula.ticket", { place: f.number(prize + 1), ticket: number(ticket) })}
            </p>
            <p className="text-soft">
              {t("formula.ticket.how", {
                number: `${drawn.slice(0, 8)}…${drawn.slice(-6)}`,
                total: number(modulus),
                ticket: number(ticket),
              })}
            </p>
            <p>
              {t("formula.holder", {
                account: shortAddress(`0x${entrant.slice(-40)}`),
                from: number(start),
                to: number(start + weight - 1n),
              })}
            </p>
          </li>
        ))}
      </ol>
      <Fold summary={<span className="text-sm text-soft">{t("formula.exact")}</span>}>
        <pre
          className="rounded-xl bg-paper p-3 font-mono text-xs break-all whitespace-pre-wrap"
          lang="en"
          data-testid="formula"
        >
          {exactFormula(result)}
        </pre>
      </Fold>
    </Fold>
  );
}
