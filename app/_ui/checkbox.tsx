import { cx } from "class-variance-authority";
import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"button">, "onChange"> & {
  checked: boolean | "mixed";
  label: string;
  onChange?: (checked: boolean) => void;
  isRound?: boolean;
};

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
      className={cx(
        "relative inline-grid size-4 flex-none place-items-center rounded-sm border border-input bg-background text-transparent after:absolute after:-inset-1.5 [&_.lucide]:size-3 [&_.lucide]:stroke-[2.75]",
        checked && "!border-primary !bg-primary !text-primary-foreground",
        isRound && "!rounded-full",
        className,
      )}
      {...props}
    >
      {checked === "mixed" ? <Minus aria-hidden="true" /> : <Check aria-hidden="true" />}
    </button>
  );
}
