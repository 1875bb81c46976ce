import { useId } from "react";

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  inputMode?: "text" | "url";
  type?: "text" | "password";
}

/** One line of text with its label and a hint. */
export function TextField({ label, hint, value, onChange, inputMode = "text", type = "text" }: TextFieldProps) {
  const id = useId();
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <input
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode={inputMode}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="h-12 w-full rounded-xl border border-edge/60 bg-paper px-4 font-mono text-[0.9375rem]"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
