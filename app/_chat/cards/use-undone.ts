import { undoneStore } from "@/app/_lib/change";
import { useTool } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import type { UndoResult } from "@/app/_lib/types";
import type { ChangeView } from "./diff-card.client";

/** Whether a change was taken back: from here just now, or elsewhere at any time since. */
export function useUndone(view: ChangeView): { isUndone: boolean; result: UndoResult | null } {
  const result = useStore(undoneStore).get(view.changeSetId ?? "") ?? null;
  const first = view.records[0];
  const { data } = useTool(
    "list_changes",
    { object: view.object, recordId: first?.id ?? "", limit: 30 },
    { enabled: first !== undefined && view.changeSetId !== null },
  );
  const isKnown = data?.changeSets.some((set) => set.id === view.changeSetId && set.undoneAt !== null) ?? false;
  return { isUndone: result !== null || isKnown, result };
}
