import { cx } from "class-variance-authority";

import type { FieldDefinition, OptionDefinition } from "@/app/_lib/types";

type Props = { field: FieldDefinition; option: OptionDefinition; className?: string };

/** A filling circle: it shows how far a record is, so a column of stages reads without reading. */
export function StageMark({ field, option, className }: Props) {
  const kind = option.kind ?? "open";
  if (kind === "won" || kind === "done") {
    return (
      <svg viewBox="0 0 14 14" className={cx("size-3.5 flex-none text-success", className)} aria-hidden="true">
        <circle cx="7" cy="7" r="6.5" fill="currentColor" />
        <path
          d="m4.3 7.2 1.9 1.9 3.6-4"
          fill="none"
          stroke="var(--background)"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  }
  if (kind === "lost") {
    return (
      <svg viewBox="0 0 14 14" className={cx("size-3.5 flex-none text-muted-foreground", className)} aria-hidden="true">
        <circle cx="7" cy="7" r="6.5" fill="currentColor" />
        <path d="m5 5 4 4m0-4-4 4" fill="none" stroke="var(--background)" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    );
  }
  const open = (field.options ?? []).filter((each) => (each.kind ?? "open") === "open");
  const position = open.findIndex((each) => each.key === option.key);
  const share = open.length > 1 ? position / (open.length - 1) : 0;
  return (
    <svg viewBox="0 0 14 14" className={cx("size-3.5 flex-none text-chart-1", className)} aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r="5.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={share === 0 ? "2.2 1.4" : undefined}
      />
      {share >= 1 ? <circle cx="7" cy="7" r="3.6" fill="currentColor" /> : null}
      {share > 0 && share < 1 ? <path fill="currentColor" d={slice(share)} /> : null}
    </svg>
  );
}

function slice(share: number): string {
  const angle = share * 2 * Math.PI;
  const x = 7 + 3.6 * Math.sin(angle);
  const y = 7 - 3.6 * Math.cos(angle);
  return `M7 7V3.4A3.6 3.6 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}
