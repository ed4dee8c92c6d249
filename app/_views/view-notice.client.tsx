"use client";

import { TriangleAlert } from "lucide-react";

import { change } from "@/app/_lib/change";
import { Button } from "@/app/_ui/button";
import { saveView } from "./save-view";
import type { OpenView } from "./use-view";
import { replacementOf, stateOf, type View } from "./view-state";

/** What of the open view does not work any more; the rest of it is shown. */
export function ViewNotice({ open }: { open: OpenView }) {
  const { view, isMissing } = open;
  if (isMissing)
    return (
      <Line text="This view was deleted or is not shared with you. What you see is what the address says besides it.">
        <Button variant="outline" size="sm" onClick={() => open.open(null)}>
          Show all
        </Button>
      </Line>
    );
  if (view && open.isOvertaken) return <Overtaken open={open} view={view} />;
  if (!view || view.problems.length === 0) return null;
  const messages = [...new Set(view.problems.map((problem) => problem.message))];
  return (
    <Line text={`Part of this view no longer works and is left out. ${messages.slice(0, 3).join(" ")}`}>
      {view.canEdit ? (
        <Button
          variant="outline"
          size="sm"
          onClick={() =>
            void change(
              "update_view",
              { id: view.id, ...replacementOf(stateOf(view)) },
              { done: `Mended ${view.name}` },
            )
          }
        >
          Remove it from the view
        </Button>
      ) : null}
    </Line>
  );
}

function Overtaken({ open, view }: { open: OpenView; view: View }) {
  const save = async () => {
    if (await saveView(view, open.state, view.revision)) open.open(view);
  };
  return (
    <Line text={`${view.name} was saved by somebody else while you were changing it. Your changes are still here.`}>
      <Button variant="outline" size="sm" onClick={() => open.open(view)}>
        Show what was saved
      </Button>
      {view.canEdit ? (
        <Button variant="outline" size="sm" onClick={() => void save()}>
          Save mine over it
        </Button>
      ) : null}
    </Line>
  );
}

function Line({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div
      role="alert"
      className="flex min-h-control-lg flex-none flex-wrap items-center gap-2 border-b bg-warning-subtle px-4 py-1 text-xs"
    >
      <TriangleAlert aria-hidden="true" className="!size-3.5 text-warning" />
      <span className="min-w-0 flex-1">{text}</span>
      {children}
    </div>
  );
}
