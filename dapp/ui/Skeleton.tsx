import { cx } from "./cx.ts";

/** The grey shape of what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse rounded-xl bg-line", className)} />;
}
