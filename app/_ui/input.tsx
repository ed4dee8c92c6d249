import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

const box =
  "field-focus w-full rounded-md border border-input bg-background px-2.5 disabled:border-border-strong disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-destructive small:text-[16px]";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cx(box, "h-control-lg", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cx(box, "resize-y py-1.5 leading-prose", className)} {...props} />;
}
