import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

interface NoticeProps {
  look?: "info" | "good" | "warning" | "error";
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

const looks = {
  info: { box: "bg-brand-tint", icon: Info, ink: "text-brand" },
  good: { box: "bg-brand-tint", icon: CircleCheck, ink: "text-good" },
  warning: { box: "bg-gold-tint", icon: TriangleAlert, ink: "text-gold" },
  error: { box: "bg-bad-tint", icon: CircleAlert, ink: "text-bad" },
};

/** Something the visitor should know: what happened, why, and what to do next. */
export function Notice({ look = "info", title, children, action }: NoticeProps) {
  const { box, icon: Icon, ink } = looks[look];
  return (
    <div role={look === "error" ? "alert" : "status"} className={cx("flex gap-3 rounded-card p-4", box)}>
      <Icon aria-hidden className={cx("mt-0.5 size-5 shrink-0", ink)} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-[0.9375rem]">{children}</div>}
        {action && <div className="pt-2">{action}</div>}
      </div>
    </div>
  );
}
