"use client";

import { X } from "lucide-react";

import { useObjects } from "@/app/_lib/query";
import { Select } from "@/app/_settings/select";
import { Button } from "@/app/_ui/button";
import type { Rights } from "./role-editor.client";

type Props = { rights: Rights; mayEdit: boolean; onChange: (part: Partial<Rights>) => void };

const choices = [
  { value: "read", label: "Only read" },
  { value: "none", label: "Hidden" },
];

/** Fields that are not as their object: the list is empty until one is added. */
export function FieldRights({ rights, mayEdit, onChange }: Props) {
  const objects = useObjects();
  const known = objects.flatMap((object) =>
    object.fields
      .filter(({ key }) => key !== object.nameField)
      .map(({ key, label }) => ({ path: `${object.key}.${key}`, label: `${object.plural} · ${label}` })),
  );
  const paths = Object.keys(rights.fields);
  const set = (path: string, right: "none" | "read" | null) => {
    const { [path]: _, ...others } = rights.fields;
    onChange({ fields: right ? { ...others, [path]: right } : others });
  };
  return (
    <section className="grid gap-2">
      <h2 className="font-medium">Fields</h2>
      {paths.length === 0 ? (
        <p className="text-muted-foreground">Every field can be read and changed as its record can.</p>
      ) : (
        <ul className="overflow-hidden rounded-md border">
          {paths.map((path) => {
            const label = known.find((field) => field.path === path)?.label ?? path;
            return (
              <li key={path} className="flex min-h-11 items-center gap-3 border-b px-3 last:border-b-0">
                <span className="cut flex-1">{label}</span>
                <Select
                  aria-label={label}
                  className="!h-control !w-36"
                  disabled={!mayEdit}
                  value={rights.fields[path] ?? "read"}
                  options={choices}
                  onChoose={(right) => set(path, right as "none" | "read")}
                />
                {mayEdit ? (
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-label={`No limit on ${label}`}
                    onClick={() => set(path, null)}
                  >
                    <X aria-hidden="true" />
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {mayEdit ? (
        <Select
          aria-label="Limit a field"
          className="max-w-[360px]"
          value=""
          options={[
            { value: "", label: "Limit a field…" },
            ...known.filter(({ path }) => !(path in rights.fields)).map(({ path, label }) => ({ value: path, label })),
          ]}
          onChoose={(path) => path && set(path, "none")}
        />
      ) : null}
    </section>
  );
}
