"use client";

import { ChartFigure, figureText } from "@/app/_charts/chart-figure.client";
import { FigureTable } from "@/app/_charts/figure-table";
import { chooseChart } from "@/app/_lib/choose-chart";
import { useObject } from "@/app/_lib/query";
import type { Figures } from "./download-figures";

const mostRows = 1000;

/** The figures as a chart with the table under it; what reads best as a table or a number stands once. */
export function ReportFigures({ figures }: { figures: Figures }) {
  const object = useObject(figures.object);
  if (figures.rows.length === 0) return <p className="text-muted-foreground">No records to count.</p>;
  const { kind } = chooseChart(figures);
  return (
    <>
      {kind === "table" ? null : (
        <section aria-label="Chart" className="rounded-lg border p-4">
          <ChartFigure result={figures} />
        </section>
      )}
      {kind === "numbers" ? null : (
        <div className="scroll-thin overflow-x-auto rounded-lg border">
          <FigureTable
            result={figures}
            text={(column, value) => figureText(column, value, object)}
            rest={figures.rest}
            shown={mostRows}
          />
        </div>
      )}
    </>
  );
}
