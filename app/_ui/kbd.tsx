import { cx } from "class-variance-authority";
import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** ⌘ is a key of Apple keyboards; everywhere else it is Ctrl. */
export function useKeyName(keys: ReactNode): ReactNode {
  const isApple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
  if (isApple || typeof keys !== "string") return keys;
  return keys.replace(/^⌘(?=.)/, "Ctrl ").replace(/^⌘$/, "Ctrl");
}

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cx(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border bg-background px-1 font-sans text-2xs font-normal leading-none text-muted-foreground dark:bg-secondary small:hidden",
        className,
      )}
    >
      {useKeyName(children)}
    </kbd>
  );
}

/** A key on a filled button. */
export function KbdOnPrimary({ children }: { children: ReactNode }) {
  return <Kbd className="!border-transparent !bg-white/18 !text-inherit">{children}</Kbd>;
}
