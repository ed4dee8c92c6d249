"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { plural } from "@/app/_lib/format-value";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { ObjectDialog } from "./object-dialog.client";
import { SettingsPage } from "./settings-page";
import { TrashList } from "./trash-list.client";
import { useCatalog, useMayEdit } from "./use-settings";

export function ObjectsSettings() {
  const { data, error, refetch } = useCatalog();
  const { mayEdit, reason } = useMayEdit();
  const [isCreating, setCreating] = useState(false);
  return (
    <SettingsPage
      path={[{ label: "Workspace" }]}
      title="Objects and fields"
      reason={reason}
      actions={
        mayEdit ? (
          <Button variant="outline" onClick={() => setCreating(true)}>
            <Plus aria-hidden="true" />
            New object
          </Button>
        ) : null
      }
    >
      <p className="max-w-[70ch] text-muted-foreground">
        Every kind of record in this workspace. What you add here is at once in lists, in reports and in what you can
        ask. You can also say it: “add an object Vessels with tonnage as number and a link to companies”.
      </p>
      {error && !data ? (
        <ErrorState title="The objects could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <ul className="overflow-hidden rounded-md border">
          {data.objects.map((object) => (
            <ObjectRow key={object.key} object={object} />
          ))}
        </ul>
      ) : error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={6} className="h-11" />
        </div>
      )}
      {data?.trash ? (
        <TrashList
          title="Deleted objects"
          mayEdit={mayEdit}
          entries={data.trash.objects.map((object) => ({
            key: object.key,
            icon: <ObjectIcon icon={object.icon} />,
            name: object.plural,
            deletedAt: object.deletedAt,
            tool: "restore_object",
            input: { object: object.key },
          }))}
        />
      ) : null}
      {isCreating ? <ObjectDialog onClose={() => setCreating(false)} /> : null}
    </SettingsPage>
  );
}

function ObjectRow({ object }: { object: ObjectDefinition }) {
  const own = object.fields.filter((field) => !field.isSystem);
  return (
    <li className="border-b last:border-b-0">
      <Link
        href={`/settings/objects/${object.key}`}
        className="flex min-h-11 items-center gap-3 px-3 py-1.5 hover:bg-accent"
      >
        <ObjectIcon icon={object.icon} className="flex-none text-muted-foreground" />
        <span className="grid min-w-0">
          <span className="cut font-medium">{object.plural}</span>
          {object.help ? <span className="cut text-xs text-muted-foreground">{object.help}</span> : null}
        </span>
        <span className="ml-auto flex flex-none items-center gap-3 text-muted-foreground">
          {object.isCustom ? <Badge>Yours</Badge> : null}
          <span className="w-16 text-right tabular-nums">{plural(own.length, "field", "fields")}</span>
        </span>
      </Link>
    </li>
  );
}
