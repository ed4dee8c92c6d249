import { cva, cx, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

const badgeVariants = cva(
  "inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs font-medium [&_.lucide]:size-3 [&_.lucide]:stroke-2",
  {
    variants: {
      variant: {
        default: "bg-secondary text-secondary-foreground",
        success: "bg-success-subtle text-success",
        warning: "bg-warning-subtle text-warning",
        destructive: "bg-destructive-subtle text-destructive-text",
        accent: "bg-selected-strong text-foreground",
        tint1: "bg-tint-1 text-tint-1-foreground",
        tint2: "bg-tint-2 text-tint-2-foreground",
        tint3: "bg-tint-3 text-tint-3-foreground",
        tint4: "bg-tint-4 text-tint-4-foreground",
        tint5: "bg-tint-5 text-tint-5-foreground",
      },
    },
    defaultVariants: { variant: "default" },
  },
);

export function Badge({ className, variant, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cx(badgeVariants({ variant }), className)} {...props} />;
}

const tints = { 1: "tint1", 2: "tint2", 3: "tint3", 4: "tint4", 5: "tint5" } as const;

export function tintVariant(tint: number | undefined): VariantProps<typeof badgeVariants>["variant"] {
  return tint && tint in tints ? tints[tint as keyof typeof tints] : "default";
}
