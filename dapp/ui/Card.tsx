import type { HTMLAttributes } from "react";
import { cx } from "./cx.ts";

interface CardProps extends HTMLAttributes<HTMLElement> {
  /** No padding: a list that reaches the edges. */
  flush?: boolean;
}

/** A raised surface. */
export function Card({ flush = false, className, ...rest }: CardProps) {
  return (
    <section
      {...rest}
      className={cx("rounded-card border border-line bg-card shadow-card", !flush && "p-4 sm:p-5", className)}
    />
  );
}
