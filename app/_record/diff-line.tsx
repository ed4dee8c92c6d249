import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";

import { FieldValue } from "@/app/_fields/field-value";
import { formatValue } from "@/app/_lib/format-value";
import type { Diff, FieldDefinition } from "@/app/_lib/types";

type Props = { diff: Diff; field: FieldDefinition | undefined; isNew?: boolean; children?: ReactNode };

/** One field before and after; of a new record only after. */
export function DiffLine({ diff, field, isNew = false, children }: Props) {
  return (
    <div className="mt-1 flex min-h-6 min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className="w-28 flex-none text-muted-foreground">{diff.label}</span>
      {isNew ? null : (
        <>
          <span className="cut max-w-60 text-muted-foreground line-through">{formatValue(diff.before, field)}</span>
          <ArrowRight aria-label="to" className="!size-3.5 text-muted-foreground" />
        </>
      )}
      <span className="cut max-w-80">
        {field ? <FieldValue field={field} value={diff.after} emptyText="Empty" /> : formatValue(diff.after)}
      </span>
      {children}
    </div>
  );
}
