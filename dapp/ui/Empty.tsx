import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  icon: LucideIcon;
  title: string;
  /** The title is the page's own heading. */
  alone?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}

/** What stands where nothing is yet. */
export function Empty({ icon: Icon, title, alone = false, children, action }: EmptyProps) {
  const Title = alone ? "h1" : "p";
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-edge/50 px-6 py-10 text-center">
      <span className="rounded-full bg-brand-tint p-3 text-brand">
        <Icon aria-hidden className="size-6" />
      </span>
      <Title className="text-lg font-semibold">{title}</Title>
      {children && <p className="max-w-md text-soft">{children}</p>}
      {action}
    </div>
  );
}
