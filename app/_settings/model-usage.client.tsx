"use client";

import { useState } from "react";

import { formatNumber } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { toMoney } from "./model-money";
import { Select } from "./select";

type Usage = ToolOutput<"get_model_usage">;
type By = "day" | "person" | "model" | "turn";

const choices: { value: By; label: string }[] = [
  { value: "day", label: "By day" },
  { value: "person", label: "By person" },
  { value: "model", label: "By model" },
  { value: "turn", label: "By question" },
];

/** The calls of the last 30 days. */
export function ModelUsage() {
  const [by, setBy] = useState<By>("day");
  const { data, error, refetch } = useTool("get_model_usage", { by }, { keepPrevious: true });
  return (
    <section aria-label="Usage" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="font-medium">{data?.isOwn ? "Your usage in 30 days" : "Usage in 30 days"}</h2>
        <div className="ml-auto w-40">
          <Select
            aria-label="Grouped"
            value={by}
            options={choices}
            onChoose={(value) => setBy(choices.find((choice) => choice.value === value)?.value ?? "day")}
          />
        </div>
      </div>
      {error && !data ? (
        <ErrorState title="The usage could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={3} className="h-9" />
        </div>
      )}
      {data?.rows.length === 0 ? (
        <p className="rounded-md border px-3 py-6 text-center text-muted-foreground">
          No language model was asked in the last 30 days. The built-in planner is not counted: it costs nothing.
        </p>
      ) : null}
      {data && data.rows.length > 0 ? <UsageTable usage={data} /> : null}
    </section>
  );
}

function UsageTable({ usage }: { usage: Usage }) {
  const { rows, total, currency } = usage;
  const notes = [
    total.unpricedCalls > 0 ? `${formatNumber(total.unpricedCalls)} calls have no known price and no cost here.` : "",
    total.estimatedCalls > 0
      ? `The tokens of ${formatNumber(total.estimatedCalls)} calls are estimated, because the service did not say.`
      : "",
  ].filter(Boolean);
  return (
    <>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard
        tabIndex={0}
        className="scroll-thin overflow-x-auto rounded-md border"
      >
        <table className="num w-full whitespace-nowrap">
          <thead className="text-left text-xs text-muted-foreground">
            <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
              <th scope="col">What</th>
              {["Calls", "Failed", "Read", "From cache", "Written", "Cost"].map((head) => (
                <th key={head} scope="col" className="text-right">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y border-t">
            {[...rows, { ...total, key: "total", label: "Total" }].map((row) => (
              <tr
                key={row.key}
                className={`[&>td]:px-3 [&>td]:py-1.5 [&>td]:text-right ${row.key === "total" ? "font-medium" : ""}`}
              >
                <th
                  scope="row"
                  className={`max-w-[280px] truncate px-3 py-1.5 text-left ${row.key === "total" ? "" : "font-normal"}`}
                >
                  {row.label || "No name"}
                </th>
                <td>{formatNumber(row.calls)}</td>
                <td>{formatNumber(row.failed)}</td>
                <td>{formatNumber(row.inputTokens)}</td>
                <td>{formatNumber(row.cachedTokens)}</td>
                <td>{formatNumber(row.outputTokens)}</td>
                <td>{row.cost === null ? "unknown" : toMoney(row.cost, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className="text-xs text-muted-foreground">
          {note}
        </p>
      ))}
    </>
  );
}
