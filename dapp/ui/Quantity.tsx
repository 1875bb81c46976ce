import { Minus, Plus, Trash2 } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import { IconButton } from "./IconButton.tsx";

interface QuantityProps {
  /** What is counted, for those who hear the page. */
  of: string;
  value: number;
  onChange: (value: number) => void;
}

/** More, less, and the number between. */
export function Quantity({ of, value, onChange }: QuantityProps) {
  const t = useText();
  return (
    <div
      role="group"
      aria-label={t("quantity.of", { name: of })}
      className="inline-flex items-center rounded-full border border-line bg-paper"
    >
      <IconButton
        label={value === 1 ? t("quantity.remove", { name: of }) : t("quantity.less", { name: of })}
        onClick={() => onChange(value - 1)}
      >
        {value === 1 ? <Trash2 aria-hidden className="size-5" /> : <Minus aria-hidden className="size-5" />}
      </IconButton>
      <input
        aria-label={t("quantity.of", { name: of })}
        inputMode="numeric"
        value={value}
        onChange={(event) => {
          const next = Number(event.target.value.replace(/\D/g, "").slice(0, 6));
          if (next > 0) onChange(next);
        }}
        className="figures h-11 w-10 bg-transparent text-center font-semibold"
      />
      <IconButton label={t("quantity.more", { name: of })} onClick={() => onChange(value + 1)}>
        <Plus aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
