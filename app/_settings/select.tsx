import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"select">, "onChange"> & {
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

/** The browser's own, which every keyboard and phone knows. */
export function Select({ options, onChoose, className, ...props }: Props) {
  return (
    <select
      className={cx(
        "field-focus h-control-lg w-full min-w-0 rounded-md border border-input bg-background px-2 disabled:bg-muted disabled:text-muted-foreground small:text-[16px]",
        className,
      )}
      onChange={(event) => onChoose(event.target.value)}
      {...props}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
