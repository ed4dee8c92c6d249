"use client";

import { ChartColumn } from "lucide-react";

import { ChartFigure } from "@/app/_charts/chart-figure.client";
import { plural } from "@/app/_lib/format-value";
import { useObject } from "@/app/_lib/query";
import type { AggregateResult, ListQuery } from "@/app/_lib/types";
import { usePanel } from "@/app/_panel/use-panel.client";
import { Button } from "@/app/_ui/button";
import { Card, CardHead, Fold } from "./card";
import { SaveReport } from "./save-report.client";

export function ChartCard({ result, ms }: { result: AggregateResult; ms: number | null }) {
  const object = useObject(result.object);
  const { openList } = usePanel();
  const title = chartTitle(result, object?.plural ?? result.object);
  const { where, search, deleted } = result.query;
  const behind: ListQuery = {
    object: result.object,
    ...(where ? { where } : {}),
    ...(search ? { search } : {}),
    ...(deleted ? { deleted } : {}),
  };

  return (
    <Card label={title}>
      <CardHead icon={<ChartColumn aria-hidden="true" />} title={title}>
        <SaveReport query={result.query} title={title} />
        <Button variant="ghost" size="sm" onClick={() => openList(behind)}>
          Open {object?.plural.toLowerCase() ?? "records"}
        </Button>
      </CardHead>
      <div className="border-t p-3">
        {result.rows.length === 0 ? (
          <p className="text-muted-foreground">No records to count.</p>
        ) : (
          <ChartFigure result={result} />
        )}
      </div>
      <div className="px-3 pb-2">
        <Fold
          summary={
            <>
              <span className="text-foreground">Query</span>
              {` · ${plural(result.rows.length, "row", "rows")}${ms === null ? "" : ` · ${ms} ms`}${result.isTruncated ? " · cut at the limit" : ""}`}
            </>
          }
        >
          <pre
            className="scroll-thin mt-1 overflow-x-auto rounded-md bg-muted px-3 py-2 font-mono text-xs leading-relaxed"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls sideways, also by keyboard
            tabIndex={0}
          >
            {result.sql}
          </pre>
        </Fold>
      </div>
    </Card>
  );
}

function chartTitle(result: AggregateResult, plural: string): string {
  const figures = result.columns.filter((column) => column.role !== "group").map((column) => column.label);
  const groups = result.columns.filter((column) => column.role === "group").map((column) => column.label.toLowerCase());
  const what = figures.length === 1 && figures[0]?.toLowerCase() === "count" ? plural : figures.join(", ");
  return groups.length > 0
    ? `${what} by ${groups.join(" and ")}`
    : `${what}${figures[0]?.toLowerCase() === "count" ? "" : ` · ${plural.toLowerCase()}`}`;
}
