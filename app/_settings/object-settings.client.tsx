"use client";

import { Ellipsis, ExternalLink, Pencil, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { FieldIcon } from "@/app/_fields/field-icon";
import { failureText } from "@/app/_lib/change";
import type { FieldDefinition, ObjectDefinition } from "@/app/_lib/types";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogFoot } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { DuplicateRules } from "./duplicate-rules.client";
import { FieldDialog } from "./field-dialog.client";
import { FieldTable } from "./field-table.client";
import { ObjectDialog } from "./object-dialog.client";
import { SettingsPage } from "./settings-page";
import { TrashList } from "./trash-list.client";
import { saveSetting, useCatalog, useMayEdit } from "./use-settings";

type Open = { what: "object" | "delete" | "new field" } | { what: "field"; field: FieldDefinition } | null;

export function ObjectSettings({ objectKey }: { objectKey: string }) {
  const { data, error, refetch } = useCatalog();
  const { mayEdit, reason } = useMayEdit();
  const [open, setOpen] = useState<Open>(null);
  const object = data?.objects.find((each) => each.key === objectKey);
  const close = () => setOpen(null);

  useEffect(() => {
    if (object) document.title = `${object.plural} · Settings · Atrium`;
  }, [object]);

  return (
    <SettingsPage
      path={[{ label: "Workspace" }, { label: "Objects and fields", href: "/settings/objects" }]}
      title={
        <>
          <ObjectIcon icon={object?.icon} className="flex-none text-muted-foreground" />
          <span className="cut">{object?.plural ?? ""}</span>
        </>
      }
      reason={object ? reason : undefined}
      actions={object ? <Actions object={object} mayEdit={mayEdit} onOpen={setOpen} /> : null}
    >
      {error && !data ? (
        <ErrorState title="The fields could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? (
        <div className="rounded-md border">
          <RowSkeletons count={8} className="h-11" />
        </div>
      ) : null}
      {data && !object ? <Missing /> : null}
      {object ? (
        <>
          {object.help ? <p className="max-w-[70ch] text-muted-foreground">{object.help}</p> : null}
          <FieldTable
            object={object}
            problems={data?.problems ?? []}
            mayEdit={mayEdit}
            onEdit={(field) => setOpen({ what: "field", field })}
          />
          <DuplicateRules object={object} mayEdit={mayEdit} />
          <TrashList
            title="Deleted fields"
            mayEdit={mayEdit}
            entries={(data?.trash?.fields ?? [])
              .filter((entry) => entry.object === object.key)
              .map(({ field, deletedAt }) => ({
                key: field.key,
                icon: <FieldIcon type={field.type} />,
                name: field.label,
                deletedAt,
                tool: "restore_field",
                input: { object: object.key, field: field.key },
              }))}
          />
          {open?.what === "object" ? <ObjectDialog object={object} onClose={close} /> : null}
          {open?.what === "delete" ? <DeleteDialog object={object} onClose={close} /> : null}
          {open?.what === "new field" ? <FieldDialog object={object} onClose={close} /> : null}
          {open?.what === "field" ? <FieldDialog object={object} field={open.field} onClose={close} /> : null}
        </>
      ) : null}
    </SettingsPage>
  );
}

function Actions({
  object,
  mayEdit,
  onOpen,
}: {
  object: ObjectDefinition;
  mayEdit: boolean;
  onOpen: (open: Open) => void;
}) {
  return (
    <>
      <Button asChild variant="ghost">
        <Link href={`/o/${object.key}`}>
          <ExternalLink aria-hidden="true" />
          <span className="small:sr-only">Open list</span>
        </Link>
      </Button>
      {mayEdit ? (
        <>
          <ActionMenu
            variant="ghost"
            size="icon"
            aria-label={`Actions on ${object.plural}`}
            actions={[
              {
                key: "edit",
                label: "Rename, icon, help",
                icon: <Pencil />,
                onSelect: () => onOpen({ what: "object" }),
              },
              object.isCustom
                ? {
                    key: "delete",
                    label: "Delete object",
                    icon: <Trash2 />,
                    isDanger: true,
                    onSelect: () => onOpen({ what: "delete" }),
                  }
                : { kind: "note", key: "standard", text: "A standard object cannot be deleted." },
            ]}
          >
            <Ellipsis aria-hidden="true" />
          </ActionMenu>
          <Button onClick={() => onOpen({ what: "new field" })}>
            <Plus aria-hidden="true" />
            Add field
          </Button>
        </>
      ) : null}
    </>
  );
}

function Missing() {
  return (
    <EmptyState
      title="There is no such object"
      action={
        <Button asChild variant="outline">
          <Link href="/settings/objects">All objects</Link>
        </Button>
      }
    >
      It may have been deleted. The list of all objects shows what is in the trash.
    </EmptyState>
  );
}

function DeleteDialog({ object, onClose }: { object: ObjectDefinition; onClose: () => void }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await saveSetting("delete_object", { object: object.key }, `Deleted ${object.plural}`);
      router.push("/settings/objects");
    } catch (error) {
      notify({ kind: "failed", text: failureText(error) });
      onClose();
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Delete ${object.plural.toLowerCase()}?`}
      description="The object goes to the trash with its records. Links to it are hidden meanwhile. Restore brings all of it back as it was."
    >
      <div className="h-4" />
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="destructive" disabled={isBusy} onClick={() => void remove()}>
          Delete {object.plural.toLowerCase()}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
