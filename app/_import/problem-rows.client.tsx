"use client";

import { useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { failureText } from "@/app/_lib/change";
import { queryClient, useTool } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import { notify } from "@/app/_ui/notices";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import type { Import } from "./import-options.client";

type Row = ToolOutput<"list_import_rows">["rows"][number];

/** Rows that cannot be imported as they are, with the reason and the cells to correct. */
export function ProblemRows({ item, isFrozen }: { item: Import; isFrozen: boolean }) {
  const [after, setAfter] = useState(0);
  const input = { importId: item.id, action: "invalid" as const, after, limit: 20 };
  const { data, error, isPending, refetch } = useTool("list_import_rows", input);
  if (error) return <ErrorState title="The rows did not load" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowSkeletons count={3} className="h-row" />;
  return (
    <div className="grid gap-2">
      <ul className="divide-y rounded-lg border">
        {data.rows.map((row) => (
          <ProblemRow key={row.place} item={item} row={row} isFrozen={isFrozen} />
        ))}
      </ul>
      <div className="flex gap-2">
        {after > 0 ? (
          <Button variant="outline" size="sm" onClick={() => setAfter(0)}>
            Back to the first
          </Button>
        ) : null}
        {data.next === null ? null : (
          <Button variant="outline" size="sm" onClick={() => setAfter(data.next ?? 0)}>
            Next rows
          </Button>
        )}
      </div>
    </div>
  );
}

function ProblemRow({ item, row, isFrozen }: { item: Import; row: Row; isFrozen: boolean }) {
  const columns = [...new Set(row.problems.map((problem) => problem.column).filter((column) => column !== null))];
  const shown = columns.length > 0 ? columns : item.plan.mapping.flatMap((target) => target.columns).slice(0, 3);
  const [cells, setCells] = useState<Record<string, string>>({});

  const save = async () => {
    try {
      const { row: checked } = await writeTool("update_import_row", { importId: item.id, place: row.place, cells });
      const reads = ["get_import", "list_import_rows"];
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => reads.includes(String(queryKey[1])) });
      if (checked.action !== "invalid") notify({ kind: "done", text: `Row ${row.place} can be imported now` });
    } catch (error) {
      notify({ kind: "failed", text: failureText(error) });
    }
  };

  return (
    <li className="grid gap-2 px-3 py-2">
      <p>
        <b className="num font-medium">Row {row.place}</b>{" "}
        <span className="text-destructive-text">
          {row.problems.map(({ message, fix }) => [message, fix].filter(Boolean).join(" ")).join(" ")}
        </span>
      </p>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {shown.map((column) => (
          <div key={column} className="grid gap-1">
            <span className="text-xs text-muted-foreground" aria-hidden="true">
              {item.columns[column]?.name}
            </span>
            <Input
              aria-label={`${item.columns[column]?.name} in row ${row.place}`}
              className="w-56"
              defaultValue={row.cells[column] ?? ""}
              disabled={isFrozen}
              onChange={(event) => setCells((known) => ({ ...known, [column]: event.target.value }))}
            />
          </div>
        ))}
        {isFrozen ? null : (
          <Button type="submit" variant="outline" size="lg" disabled={Object.keys(cells).length === 0}>
            Check again
          </Button>
        )}
      </form>
    </li>
  );
}
