import { cva, cx, type VariantProps } from "class-variance-authority";
import { Children, type ComponentProps, cloneElement, isValidElement, type ReactElement } from "react";

export const buttonVariants = cva(
  "inline-flex flex-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 disabled:shadow-none aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_.lucide]:size-3.5",
  {
    variants: {
      variant: {
        default:
          "border-transparent bg-primary text-primary-foreground hover:bg-[color-mix(in_oklab,var(--primary),black_10%)] active:bg-[color-mix(in_oklab,var(--primary),black_18%)]",
        outline:
          "border-border-strong bg-background shadow-sm hover:bg-accent active:bg-secondary active:shadow-none dark:bg-secondary dark:shadow-none dark:hover:bg-[color-mix(in_oklab,var(--secondary),white_5%)]",
        secondary: "border-transparent bg-secondary text-secondary-foreground hover:bg-sidebar-accent",
        ghost:
          "border-transparent text-muted-foreground hover:bg-accent hover:text-foreground aria-expanded:bg-accent aria-expanded:text-foreground aria-pressed:bg-accent aria-pressed:text-foreground",
        destructive:
          "border-transparent bg-destructive text-destructive-foreground hover:bg-[color-mix(in_oklab,var(--destructive),black_10%)]",
        "destructive-ghost": "border-transparent text-destructive-text hover:bg-destructive-subtle",
        link: "border-transparent h-auto px-0 text-link underline-offset-2 hover:underline",
      },
      size: {
        default: "h-control px-2.5",
        sm: "h-control-sm rounded-sm px-2 text-xs",
        lg: "h-control-lg px-3",
        icon: "size-control px-0 [&_.lucide]:size-4",
        "icon-sm": "size-control-sm rounded-sm px-0",
        inline: "h-auto px-0",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    asChild?: boolean;
    /** Shown on hover and focus, with its key beside it. */
    tip?: string | undefined;
    keys?: string | undefined;
  };

export function Button({ className, variant, size, asChild = false, tip, keys, children, ...props }: ButtonProps) {
  const looks = cx(buttonVariants({ variant, size }), className);
  const hint = tip ? { "data-tip": tip, "data-keys": keys } : {};
  if (asChild) return dress(children, { ...hint, ...props, className: looks });
  return (
    <button type="button" {...hint} className={looks} {...props}>
      {children}
    </button>
  );
}

/** A link that looks like a button. Radix's Slot does more than that and weighs as much as all our buttons. */
function dress(children: ComponentProps<"button">["children"], props: Record<string, unknown>): ReactElement {
  const child = Children.only(children);
  if (!isValidElement<{ className?: string }>(child)) throw new TypeError("asChild needs one element");
  return cloneElement(child, { ...props, className: cx(String(props["className"]), child.props.className) });
}

/** A button that shows only an icon: its name is also its tooltip. */
export function IconButton({ label, size = "icon", variant = "ghost", ...props }: ButtonProps & { label: string }) {
  return <Button aria-label={label} tip={label} size={size} variant={variant} {...props} />;
}
