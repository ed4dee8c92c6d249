import { cx } from "class-variance-authority";
import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"button">, "onChange"> & {
  checked: boolean | "mixed";
  label: string;
  onChange?: (checked: boolean) => void;
  isRound?: boolean;
};

/** The box is 16 px, the place to hit 24. */
export function Checkbox({ checked, label, onChange, isRound = false, className, ...props }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: three states and a drawing of its own
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onChange?.(checked !== true);
      }}
      className={cx("-m-1 inline-grid size-6 flex-none place-items-center rounded-sm", className)}
      {...props}
    >
      <span
        className={cx(
          "grid size-4 place-items-center border [&_.lucide]:size-3 [&_.lucide]:stroke-[2.75]",
          isRound ? "rounded-full" : "rounded-sm",
          checked ? "border-primary bg-primary text-primary-foreground" : "border-input bg-background text-transparent",
        )}
      >
        {checked === "mixed" ? <Minus aria-hidden="true" /> : <Check aria-hidden="true" />}
      </span>
    </button>
  );
}
