"use client";

import { Settings } from "lucide-react";
import Link from "next/link";

import { FieldIcon } from "@/app/_fields/field-icon";
import { undoneStore } from "@/app/_lib/change";
import { formatValue } from "@/app/_lib/format-value";
import { useObject, useTool } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import type { Diff, FieldDefinition, ObjectDefinition } from "@/app/_lib/types";
import { typeWords } from "@/app/_settings/field-words";
import { Badge } from "@/app/_ui/badge";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { Card, CardFoot, CardHead } from "./card";
import { UndoButton } from "./diff-card.client";

export type SettingsOutput = {
  object: ObjectDefinition | string;
  field?: FieldDefinition | string;
  name?: string;
  changes?: Diff[];
  notes?: string[];
  changeSetId: string | null;
};

const verbs: Record<string, string> = { create: "New", update: "Changed", delete: "Deleted", restore: "Restored" };

/** What was made of an object or a field, with its undo and the way to its settings. */
export function SettingsCard({ tool, output }: { tool: string; output: SettingsOutput }) {
  const key = typeof output.object === "string" ? output.object : output.object.key;
  const known = useObject(key);
  const object = typeof output.object === "string" ? known : output.object;
  const field = typeof output.field === "object" ? output.field : undefined;
  const isUndone = useIsUndone(output.changeSetId);
  if (!output.changeSetId) return null;
  const what = tool.endsWith("_object") ? "object" : "field";
  const name = what === "object" ? (object?.plural ?? output.name) : (field?.label ?? output.name);
  const title = `${verbs[tool.split("_")[0] ?? ""] ?? "Changed"} ${what}: ${name}`;
  const shown =
    tool === "create_object" ? (object?.fields ?? []).filter((each) => !each.isSystem) : field ? [field] : [];
  return (
    <Card label={title}>
      <CardHead
        icon={what === "object" ? <ObjectIcon icon={object?.icon} /> : <Settings aria-hidden="true" />}
        title={title}
        note={<Badge variant={isUndone ? "default" : "success"}>{isUndone ? "Undone" : "Done"}</Badge>}
      >
        <span className="ml-auto" />
        {isUndone ? null : <UndoButton changeSetId={output.changeSetId} />}
      </CardHead>
      {tool.startsWith("update")
        ? (output.changes ?? []).map((diff) => <ChangeRow key={diff.field} diff={diff} />)
        : shown.slice(0, 8).map((each) => <FieldRow key={each.key} field={each} />)}
      <CardFoot>
        <Link
          href={known ? `/settings/objects/${key}` : "/settings/objects"}
          className="text-link underline-offset-2 hover:underline"
        >
          {shown.length > 8 ? `All ${shown.length} fields` : "Open in settings"}
        </Link>
        {(output.notes ?? []).map((note) => (
          <span key={note} className="text-xs text-warning">
            {note}
          </span>
        ))}
      </CardFoot>
    </Card>
  );
}

/** Undone from this tab, or elsewhere at any time since. */
function useIsUndone(changeSetId: string | null): boolean {
  const here = useStore(undoneStore).has(changeSetId ?? "");
  const { data } = useTool("list_changes", { limit: 30 }, { enabled: changeSetId !== null });
  return here || (data?.changeSets.some((set) => set.id === changeSetId && set.undoneAt !== null) ?? false);
}

function FieldRow({ field }: { field: FieldDefinition }) {
  const options = field.options?.map((option) => option.label).join(", ");
  return (
    <div className="flex min-h-list-row items-center gap-2 border-t px-3">
      <FieldIcon type={field.type} className="flex-none text-muted-foreground" />
      <span className="cut font-medium">{field.label}</span>
      <span className="cut ml-auto text-muted-foreground">
        {options ? `${typeWords[field.type]}: ${options}` : typeWords[field.type]}
      </span>
    </div>
  );
}

function ChangeRow({ diff }: { diff: Diff }) {
  return (
    <div className="flex min-h-list-row items-center gap-2 border-t px-3">
      <span className="w-24 flex-none text-muted-foreground">{diff.label}</span>
      <span className="cut text-muted-foreground line-through">{formatValue(diff.before)}</span>
      <span aria-hidden="true">→</span>
      <span className="cut">{formatValue(diff.after)}</span>
    </div>
  );
}
