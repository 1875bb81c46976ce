import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

interface FoldProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}

/** Details that stay folded until asked for. */
export function Fold({ summary, children, open = false }: FoldProps) {
  return (
    <details open={open}>
      <summary className="flex min-h-11 list-none items-center gap-2 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronDown
          aria-hidden
          className="size-5 shrink-0 -rotate-90 text-soft transition-transform [[open]>summary>&]:rotate-0"
        />
        <span className="min-w-0 flex-1">{summary}</span>
      </summary>
      <div className="pt-1 pb-2">{children}</div>
    </details>
  );
}
