import { type ReactNode, useId } from "react";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { Card } from "../../ui/Card.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { merchantWords } from "./merchantWords.ts";

interface PictureProps {
  title: string;
  what?: string | undefined;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

/** A drawing with its title, and its figures as a table for who cannot see it, or wants them exactly. */
export function Picture({ title, what, columns, rows, children }: PictureProps) {
  const w = useLocalText(merchantWords);
  const id = useId();
  return (
    <Card aria-labelledby={id} className="min-w-0 space-y-3">
      <div>
        <h2 id={id} className="text-lg font-bold">
          {title}
        </h2>
        {what && <p className="text-[0.9375rem] text-soft">{what}</p>}
      </div>
      <div aria-hidden>{children}</div>
      {rows.length > 0 && (
        <Fold
          summary={
            <>
              {w("asTable")} <span className="sr-only">({title})</span>
            </>
          }
        >
          <div className="max-h-72 overflow-auto" tabIndex={0} role="region" aria-label={`${title}: ${w("asTable")}`}>
            <table className="w-full text-left text-sm wrap-normal sm:text-[0.9375rem]">
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th key={column} scope="col" className={index === 0 ? "py-1.5" : "py-1.5 pl-2 text-right"}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([first, ...rest], row) => (
                  <tr key={row} className="border-t border-line">
                    <th scope="row" className="py-1.5 font-normal">
                      {first}
                    </th>
                    {rest.map((cell, index) => (
                      <td key={index} className="figures py-1.5 pl-2 text-right whitespace-nowrap">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Fold>
      )}
    </Card>
  );
}
