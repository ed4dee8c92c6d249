"use client";

import { FieldValue } from "@/app/_fields/field-value";
import { useTool } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { FieldDefinition } from "@/app/_lib/types";
import { useDelayed } from "@/app/_lib/use-delayed";
import { errorText } from "@/app/_ui/states";
import { type Computed, type ComputedDraft, computedOf } from "./computed-draft";
import { typeWords } from "./field-words";

export type ComputedPreview = {
  answer: ToolOutput<"preview_computed_field"> | undefined;
  failure: unknown;
  /** The answer is of what stands there now. */
  isCurrent: boolean;
};

/** Always asked for something, since the answer also brings the list of functions. */
const example: Computed = { kind: "formula", expression: "today()" };

export function useComputedPreview(object: string, field: string | undefined, draft: ComputedDraft): ComputedPreview {
  const wanted = JSON.stringify(computedOf(draft));
  const settled = useDelayed(wanted, 300);
  const computed = (JSON.parse(settled) as Computed | null) ?? example;
  const { data, error, isPlaceholderData } = useTool(
    "preview_computed_field",
    { object, computed, ...(field ? { field } : {}) },
    { enabled: draft.source !== "written", keepPrevious: true },
  );
  return { answer: data, failure: error, isCurrent: wanted === settled && wanted !== "null" && !isPlaceholderData };
}

/** The type of the result and what it is on real records, or what is wrong. */
export function ComputedResult({ id, preview, draft }: { id: string; preview: ComputedPreview; draft: ComputedDraft }) {
  const { answer, failure, isCurrent } = preview;
  if (computedOf(draft) === null) return null;
  if (failure)
    return (
      <p id={id} role="alert" className="text-xs text-destructive-text">
        {errorText(failure)}
      </p>
    );
  if (!answer) return <p className="text-xs text-muted-foreground">Trying it out …</p>;
  if (answer.problem)
    return (
      <p id={id} role="alert" className={`text-xs text-destructive-text ${isCurrent ? "" : "opacity-60"}`}>
        {[answer.problem.message, answer.problem.fix].filter(Boolean).join(" ")}
      </p>
    );
  const type = answer.type ?? "text";
  const field: FieldDefinition = { key: "preview", label: "Result", type, currency: answer.currency ?? undefined };
  return (
    <section id={id} aria-label="Result" aria-live="polite" className={isCurrent ? "" : "opacity-60"}>
      <p className="text-xs text-success">
        Result: {typeWords[type].toLowerCase()}
        {answer.currency ? ` in ${answer.currency}` : ""}
      </p>
      {answer.values.length > 0 ? (
        <dl className="mt-1.5 rounded-md border text-xs">
          {answer.values.map((record) => (
            <div key={record.id} className="flex gap-3 border-b px-2.5 py-1.5 last:border-b-0">
              <dt className="cut flex-1 text-muted-foreground">{record.name}</dt>
              <dd className="cut max-w-[60%]">
                <FieldValue field={field} value={record.value} emptyText="Empty" />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}
