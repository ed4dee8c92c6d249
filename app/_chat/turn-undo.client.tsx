"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { failureText, undoneStore } from "@/app/_lib/change";
import { followJob } from "@/app/_lib/followed-jobs";
import { plural } from "@/app/_lib/format-value";
import { refreshRecords, useTool } from "@/app/_lib/query";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { type ChatMessage, toToolPart } from "./chat-types";

type Props = { conversationId: string; message: ChatMessage };

/** Takes all that one answer changed back at once; an answer with one change has the Undo of its card. */
export function TurnUndo({ conversationId, message }: Props) {
  const [isBusy, setBusy] = useState(false);
  const { data } = useTool("list_changes", { conversationId, limit: 100 });
  const calls = new Set(message.parts.map((part) => toToolPart(part)?.toolCallId));
  const sets = (data?.changeSets ?? []).filter((set) => set.toolCallId && calls.has(set.toolCallId) && !set.undoOf);
  const open = sets.filter((set) => set.undoneAt === null);
  if (sets.length < 2) return null;
  if (open.length === 0) return <span className="ml-1 text-xs text-muted-foreground">This turn was undone</span>;
  const count = open.reduce((sum, set) => sum + set.changeCount, 0);

  const undoAll = async () => {
    setBusy(true);
    try {
      const result = await writeTool("undo_turn", { messageId: message.id });
      if (result.jobId) followJob(result.jobId);
      else {
        undoneStore.set((known) => {
          const next = new Map(known);
          for (const set of result.sets.filter(({ undone }) => undone > 0))
            next.set(set.changeSetId, {
              ...set,
              undoOf: set.changeSetId,
              conflicts: [],
              jobId: null,
            });
          return next;
        });
        notify({ kind: result.conflicts.length > 0 ? "info" : "done", text: turnText(result) });
      }
      refreshRecords();
    } catch (error) {
      notify({ kind: "failed", text: failureText(error) });
    }
    setBusy(false);
  };

  return (
    <Button variant="ghost" size="sm" disabled={isBusy} onClick={() => void undoAll()}>
      <Undo2 aria-hidden="true" />
      Undo this turn · {plural(count, "change", "changes")}
    </Button>
  );
}

type Result = { undone: number; conflicts: { recordName: string; field: string }[] };

/** Whatever stayed is named, record by record. */
function turnText({ undone, conflicts }: Result): string {
  const back = `${plural(undone, "change", "changes")} taken back`;
  if (conflicts.length === 0) return back;
  const kept = conflicts.slice(0, 3).map(({ recordName, field }) => `${field} of ${recordName}`);
  const more = conflicts.length > 3 ? ` and ${conflicts.length - 3} more` : "";
  return `${back}. Changed since and kept: ${kept.join(", ")}${more}`;
}
