"use client";

import type { Layout, ObjectDefinition, ViewState } from "@/app/_lib/types";
import { IconButton } from "@/app/_ui/button";
import { boardField, dateField } from "./layout-fields";
import { LayoutIcon, layoutLabels } from "./view-icon";

type Props = { object: ObjectDefinition; state: ViewState; onState: (next: ViewState) => void };

/** Table, board or calendar of the same records; only what the object's fields allow. */
export function LayoutSwitch({ object, state, onState }: Props) {
  const now = state.layout ?? "table";
  const canBe: Record<Layout, boolean> = {
    table: true,
    board: boardField(object, undefined) !== null,
    calendar: dateField(object, undefined) !== null,
  };
  return (
    <fieldset className="flex flex-none items-center gap-0.5" aria-label="Layout">
      {(["table", "board", "calendar"] as const)
        .filter((layout) => canBe[layout])
        .map((layout) => (
          <IconButton
            key={layout}
            label={layoutLabels[layout]}
            size="icon-sm"
            aria-pressed={layout === now}
            onClick={() => onState(withLayout(object, state, layout))}
          >
            <LayoutIcon layout={layout} />
          </IconButton>
        ))}
    </fieldset>
  );
}

function withLayout(object: ObjectDefinition, state: ViewState, layout: Layout): ViewState {
  const { layout: _layout, ...rest } = state;
  if (layout === "table") return rest;
  if (layout === "calendar") return { ...rest, layout, date: dateField(object, state.date)?.key };
  const field = boardField(object, state.group?.field);
  return { ...rest, layout, group: field ? { field: field.key } : undefined };
}
