"use client";

import { type ReactNode, useState } from "react";

import { failureText } from "@/app/_lib/change";
import { formatMoment } from "@/app/_lib/format-date";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { saveSetting } from "./use-settings";

type Entry = { key: string; icon: ReactNode; name: string; deletedAt: string } & (
  | { tool: "restore_object"; input: { object: string } }
  | { tool: "restore_field"; input: { object: string; field: string } }
);

/** What was deleted here, with its data, until somebody brings it back. */
export function TrashList({ title, entries, mayEdit }: { title: string; entries: Entry[]; mayEdit: boolean }) {
  const [busy, setBusy] = useState<string | null>(null);
  if (entries.length === 0) return null;

  const restore = async (entry: Entry) => {
    setBusy(entry.key);
    try {
      const done = `Restored ${entry.name}`;
      const { notes } =
        entry.tool === "restore_object"
          ? await saveSetting(entry.tool, entry.input, done)
          : await saveSetting(entry.tool, entry.input, done);
      for (const text of notes) notify({ kind: "info", text });
    } catch (error) {
      notify({ kind: "failed", text: failureText(error) });
    }
    setBusy(null);
  };

  return (
    <section className="grid gap-2">
      <h2 className="font-medium">{title}</h2>
      <ul className="overflow-hidden rounded-md border">
        {entries.map((entry) => (
          <li
            key={entry.key}
            className="flex min-h-11 items-center gap-3 border-b px-3 text-muted-foreground last:border-b-0 [&>.lucide]:flex-none"
          >
            {entry.icon}
            <span className="cut">{entry.name}</span>
            <span className="ml-auto flex-none text-xs">Deleted {formatMoment(entry.deletedAt)}</span>
            {mayEdit ? (
              <Button
                variant="outline"
                size="sm"
                disabled={busy === entry.key}
                aria-label={`Restore ${entry.name}`}
                onClick={() => void restore(entry)}
              >
                Restore
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
