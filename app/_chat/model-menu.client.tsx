"use client";

import { ChevronDown } from "lucide-react";

import { useSystemInfo } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import { type Action, ActionMenu } from "@/app/_ui/action-menu.client";
import { chooseModel, chosenModelStore } from "./model-choice";

/** The model in use is always visible, and says honestly what it can do. */
export function ModelMenu({ conversationId }: { conversationId: string }) {
  const { data: system } = useSystemInfo();
  const chosen = useStore(chosenModelStore)[conversationId];
  if (!system) return <span className="skeleton w-24" aria-hidden="true" />;
  const current = system.models.find((model) => model.id === (chosen ?? system.defaultModel)) ?? system.models[0];
  if (!current) return null;

  const actions: Action[] = system.models.flatMap((model): Action[] => [
    {
      key: model.id,
      label: model.label,
      isChecked: model.id === current.id,
      onSelect: () => chooseModel(conversationId, model.id),
    },
    ...(model.note ? [{ kind: "note" as const, key: `${model.id} note`, text: model.note }] : []),
  ]);
  return (
    <ActionMenu
      actions={actions}
      side="top"
      width="280px"
      variant="ghost"
      size="sm"
      className="!h-control !font-normal"
      tip="Which model answers"
      aria-label={`Model: ${current.label}`}
    >
      {current.label}
      <ChevronDown aria-hidden="true" className="!size-3" />
    </ActionMenu>
  );
}
