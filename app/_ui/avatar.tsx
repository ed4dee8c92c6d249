import { cva, cx, type VariantProps } from "class-variance-authority";

const avatarVariants = cva(
  "inline-grid flex-none place-items-center font-semibold tracking-[0.01em] before:content-[attr(data-letters)]",
  {
    variants: {
      size: {
        sm: "size-4.5 text-[8px]",
        default: "size-5 text-[9px]",
        lg: "size-7 text-2xs",
        xl: "size-10 text-[15px]",
      },
      shape: {
        person: "rounded-full bg-secondary text-secondary-foreground",
        thing: "rounded-sm bg-secondary text-muted-foreground shadow-[inset_0_0_0_1px_var(--border)]",
      },
      tint: {
        0: "",
        1: "bg-tint-1 text-tint-1-foreground",
        2: "bg-tint-2 text-tint-2-foreground",
        3: "bg-tint-3 text-tint-3-foreground",
        4: "bg-tint-4 text-tint-4-foreground",
        5: "bg-tint-5 text-tint-5-foreground",
      },
    },
    defaultVariants: { size: "default", shape: "person", tint: 0 },
  },
);

type Size = VariantProps<typeof avatarVariants>["size"];
type Tint = 0 | 1 | 2 | 3 | 4 | 5;

/** People of the workspace: the tint is their identity, never a state. */
export function MemberAvatar({ name, size, className }: { name: string; size?: Size; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(avatarVariants({ size, tint: tintOf(name) }), className)}
      data-letters={initials(name)}
    />
  );
}

export function PersonAvatar({ name, size, className }: { name: string; size?: Size; className?: string }) {
  return <span aria-hidden="true" className={cx(avatarVariants({ size }), className)} data-letters={initials(name)} />;
}

export function ThingAvatar({ name, size, className }: { name: string; size?: Size; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(avatarVariants({ size, shape: "thing" }), size === "xl" && "!rounded-lg", className)}
      data-letters={(name.trim()[0] ?? "?").toUpperCase()}
    />
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

/** FNV-1a, so that names that look alike still differ. */
function tintOf(name: string): Tint {
  let hash = 2_166_136_261;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return ((((hash ^ (hash >>> 15)) >>> 0) % 5) + 1) as Tint;
}
