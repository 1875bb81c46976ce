import { LoaderCircle } from "lucide-react";
import { type ButtonHTMLAttributes, useId } from "react";
import { cx } from "./cx.ts";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  look?: "primary" | "secondary" | "quiet" | "hero";
  wide?: boolean;
  busy?: boolean;
  /** Why it cannot be pressed now; shown below the button and read with it. */
  because?: string | false | undefined;
}

const looks = {
  primary: "bg-brand text-on-brand hover:brightness-110",
  secondary: "border border-edge/60 bg-card text-ink hover:bg-brand-tint",
  quiet: "text-brand hover:bg-brand-tint",
  hero: "bg-on-hero text-[#0b4a3d] hover:brightness-95",
};

/** A button of at least 44 px that stays focusable when it cannot be pressed, and says why. */
export function Button({
  look = "primary",
  wide,
  busy = false,
  because,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const blocked = busy || Boolean(because);
  return (
    <span className={cx("inline-flex flex-col gap-1.5", wide && "w-full", className)}>
      <button
        type="button"
        {...rest}
        onClick={blocked ? (event) => event.preventDefault() : onClick}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        aria-describedby={because ? reasonId : rest["aria-describedby"]}
        className={cx(
          "inline-flex min-h-11 items-center justify-center gap-2 rounded-full px-5 py-2 text-center font-semibold transition",
          looks[look],
          wide && "w-full",
          because && "cursor-not-allowed opacity-60 saturate-50",
        )}
      >
        {busy && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
        {children}
      </button>
      {because && (
        <span id={reasonId} className="text-center text-sm text-soft">
          {because}
        </span>
      )}
    </span>
  );
}
