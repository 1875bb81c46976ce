import { Checkbox } from "radix-ui";
import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";

interface TickProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** A checkbox with its sentence; the whole row can be pressed. */
export function Tick({ checked, onChange, children }: TickProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-1">
      <span className="-ml-2.5 flex size-11 shrink-0 items-center justify-center">
        <Checkbox.Root
          id={id}
          checked={checked}
          onCheckedChange={(state) => onChange(state === true)}
          className="flex size-6 items-center justify-center rounded-md border-2 border-edge bg-card after:absolute after:size-11 data-[state=checked]:border-brand data-[state=checked]:bg-brand data-[state=checked]:text-on-brand"
        >
          <Checkbox.Indicator>
            <Check aria-hidden className="size-4" strokeWidth={3} />
          </Checkbox.Indicator>
        </Checkbox.Root>
      </span>
      <label htmlFor={id} className="min-h-11 flex-1 cursor-pointer py-2.5 text-[0.9375rem]">
        {children}
      </label>
    </div>
  );
}
