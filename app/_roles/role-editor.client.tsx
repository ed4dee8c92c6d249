"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { queryClient } from "@/app/_lib/query";
import type { Role } from "@/app/_members/people";
import { saveSetting } from "@/app/_settings/use-settings";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure } from "@/app/_ui/submit-foot";
import { DeleteRole } from "./delete-role.client";
import { FieldRights } from "./field-rights.client";
import { ObjectRights } from "./object-rights.client";
import { permissionWords } from "./role-words";

export type Rights = Pick<Role, "name" | "description" | "permissions" | "records" | "objects" | "fields">;

/** One role as a form: nothing is changed before it is saved, and saving it can be undone. */
export function RoleEditor({ role, roles, mayEdit }: { role: Role; roles: readonly Role[]; mayEdit: boolean }) {
  const router = useRouter();
  const [rights, setRights] = useState<Rights>({
    name: role.name,
    description: role.description ?? "",
    permissions: role.permissions,
    records: role.records,
    objects: role.objects,
    fields: role.fields,
  });
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const change = (part: Partial<Rights>) => setRights({ ...rights, ...part });
  const isSame = (Object.keys(rights) as (keyof Rights)[]).every(
    (key) => JSON.stringify(rights[key] ?? "") === JSON.stringify(role[key] ?? ""),
  );
  const save = async () => {
    setBusy(true);
    setFailure(null);
    await saveSetting("update_role", { role: role.key, ...rights }, `Changed the role ${rights.name}`)
      .then(() => queryClient.invalidateQueries({ queryKey: ["system"] }))
      .catch(setFailure);
    setBusy(false);
  };
  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && !isSame) void save();
      }}
    >
      <div className="grid grid-cols-2 gap-4 small:grid-cols-1">
        <Field label="Name">
          {({ id }) => (
            <Input
              id={id}
              maxLength={60}
              disabled={!mayEdit}
              value={rights.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field label="Description">
          {({ id }) => (
            <Input
              id={id}
              maxLength={300}
              disabled={!mayEdit}
              value={rights.description ?? ""}
              onChange={({ target }) => change({ description: target.value })}
            />
          )}
        </Field>
      </div>
      <ObjectRights rights={rights} mayEdit={mayEdit} onChange={change} />
      <FieldRights rights={rights} mayEdit={mayEdit} onChange={change} />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">Features</legend>
        <div className="grid grid-cols-2 gap-x-4 gap-y-1 small:grid-cols-1">
          {Object.entries(permissionWords).map(([permission, label]) => {
            const held = rights.permissions as readonly string[];
            const isHeld = held.includes(permission);
            const next = isHeld ? held.filter((each) => each !== permission) : [...held, permission];
            return (
              <span key={permission} className="flex min-h-8 items-center gap-2">
                <Checkbox
                  checked={isHeld}
                  label={label}
                  disabled={!mayEdit}
                  onChange={() => change({ permissions: next as Rights["permissions"] })}
                />
                <span aria-hidden="true" className={mayEdit ? "" : "text-muted-foreground"}>
                  {label}
                </span>
              </span>
            );
          })}
        </div>
      </fieldset>
      <FormFailure failure={failure} />
      {mayEdit ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" size="lg" disabled={isBusy || isSame || rights.name.trim() === ""}>
            Save
          </Button>
          {!role.isStandard || role.isEdited ? (
            <Button variant="destructive-ghost" size="lg" onClick={() => setDeleting(true)}>
              {role.isStandard ? "Set back to how it came…" : "Take this role away…"}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isDeleting ? (
        <DeleteRole
          role={role}
          roles={roles}
          onClose={() => setDeleting(false)}
          onDone={() => (role.isStandard ? setDeleting(false) : router.push("/settings/roles"))}
        />
      ) : null}
    </form>
  );
}
