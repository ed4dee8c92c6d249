import { cx } from "class-variance-authority";

/** The square that stands for Atrium itself. */
export function AtriumMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 18 18" className={cx("size-4.5 flex-none", className)} aria-hidden="true">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M4 1h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm2 4.5v7a.5.5 0 0 0 .5.5H8v-2.5a1 1 0 0 1 2 0V13h1.5a.5.5 0 0 0 .5-.5v-7a.5.5 0 0 0-.5-.5h-5a.5.5 0 0 0-.5.5Z"
      />
    </svg>
  );
}
