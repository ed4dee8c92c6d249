"use client";

import { ChartColumn, Download, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { ToolError } from "@/app/_lib/api";
import { useTool } from "@/app/_lib/query";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { downloadFigures } from "./download-figures";
import { ReportFacts } from "./report-facts";
import { ReportFigures } from "./report-figures.client";
import { ReportMenu } from "./report-menu.client";

/** One report, run when it is opened: the figures as a chart and a table, and what they were made of. */
export function ReportView({ id }: { id: string }) {
  const { data, error, refetch, isFetching } = useTool("run_report", { id });
  const name = data?.report.name;
  const router = useRouter();
  useEffect(() => {
    document.title = `${name ?? "Report"} · Atrium`;
  }, [name]);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <ChartColumn aria-hidden="true" className="text-muted-foreground" />
        <Link href="/reports" prefetch={false} className="text-muted-foreground hover:text-foreground small:hidden">
          Reports
        </Link>
        <h1 className="cut font-medium">{name ?? "Report"}</h1>
        <span className="ml-auto" />
        {data ? (
          <>
            <Button variant="ghost" size="sm" onClick={() => downloadFigures(data.report.name, data.figures)}>
              <Download aria-hidden="true" />
              CSV
            </Button>
            <Button variant="outline" size="sm" disabled={isFetching} onClick={() => void refetch()}>
              <RefreshCw aria-hidden="true" />
              Run again
            </Button>
            <ReportMenu report={data.report} onDeleted={() => router.push("/reports")} />
          </>
        ) : null}
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-200 grid-cols-1 gap-4 p-6 small:p-3">
          {error && !data ? <NotRun error={error} onRetry={() => void refetch()} /> : null}
          {data || error ? null : <RowSkeletons count={8} />}
          {data ? (
            <>
              <ReportFacts run={data} />
              <ReportFigures figures={data.figures} />
              <details className="text-xs">
                <summary className="cursor-pointer text-muted-foreground">SQL behind these figures</summary>
                <pre
                  className="scroll-thin mt-2 overflow-x-auto rounded-md bg-muted px-3 py-2 font-mono leading-relaxed"
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls sideways, also by keyboard
                  tabIndex={0}
                >
                  {data.figures.sql}
                </pre>
              </details>
            </>
          ) : null}
        </div>
      </div>
    </main>
  );
}

/** Deleted, private to somebody else, or never there: all three look the same from here. */
function NotRun({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!(error instanceof ToolError && error.code === "not_found"))
    return <ErrorState title="The report could not be run" error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      icon={<ChartColumn aria-hidden="true" />}
      title="No such report"
      action={
        <Button asChild variant="outline">
          <Link href="/reports">All reports</Link>
        </Button>
      }
    >
      It may have been deleted, or is not shared with you.
    </EmptyState>
  );
}
