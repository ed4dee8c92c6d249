"use client";

import { ChartColumn } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { useObjects, useTool } from "@/app/_lib/query";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { type Report, ReportMenu } from "./report-menu.client";

/** The figures that were kept, by name. */
export function ReportsView() {
  const { data, error, refetch } = useTool("list_reports", {});
  useEffect(() => {
    document.title = "Reports · Atrium";
  }, []);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <ChartColumn aria-hidden="true" className="text-muted-foreground" />
        <h1 className="font-medium">Reports</h1>
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto p-6 small:p-3">
        {error ? (
          <ErrorState title="The reports could not be read" error={error} onRetry={() => void refetch()} />
        ) : null}
        {data || error ? null : <RowSkeletons count={6} />}
        {data ? <ReportList reports={data.reports} /> : null}
      </div>
    </main>
  );
}

function ReportList({ reports }: { reports: Report[] }) {
  const objects = useObjects();
  if (reports.length === 0)
    return (
      <EmptyState icon={<ChartColumn aria-hidden="true" />} title="No report is saved yet">
        Ask for figures, for instance “win rate by owner this quarter”, and then say “save this as report Win rate”.
      </EmptyState>
    );
  return (
    <ul className="overflow-hidden rounded-lg border">
      {reports.map((report) => (
        <li key={report.id} className="flex items-center border-t pr-1 first:border-t-0">
          <Link
            href={`/reports/${report.id}`}
            prefetch={false}
            className="flex h-list-row min-w-0 flex-1 items-center gap-3 px-3 hover:bg-muted"
          >
            <span className="cut font-medium">{report.name}</span>
            <span className="ml-auto flex-none text-xs text-muted-foreground">
              {objects.find((object) => object.key === report.object)?.plural ?? report.object}
              {report.isMine ? sharedWith(report) : ` · ${report.owner.name}`}
            </span>
          </Link>
          <ReportMenu report={report} />
        </li>
      ))}
    </ul>
  );
}

const sharedWith = ({ share }: Report): string => (share.with === "private" ? "" : " · shared");
