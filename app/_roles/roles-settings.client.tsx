"use client";

import { ChevronRight, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { useTool } from "@/app/_lib/query";
import type { Role } from "@/app/_members/people";
import { Select } from "@/app/_settings/select";
import { SettingsPage } from "@/app/_settings/settings-page";
import { saveSetting, useMayEdit } from "@/app/_settings/use-settings";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";

export const roleAddress = (key: string): string => `/settings/roles/${encodeURIComponent(key)}`;

/** The roles with how many have each; a role opens to its rights. */
export function RolesSettings() {
  const { data, error, refetch } = useTool("list_roles", {});
  const { mayEdit, reason } = useMayEdit("roles:write");
  const [isAdding, setAdding] = useState(false);
  return (
    <SettingsPage
      path={[{ label: "Workspace" }]}
      title="Roles"
      reason={reason}
      actions={
        mayEdit ? (
          <Button size="lg" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            New role
          </Button>
        ) : null
      }
    >
      <p className="max-w-[70ch] text-muted-foreground">
        A role says what its members may do with records, fields and features. The assistant, lists, reports, search and
        exports are held to it, because the database is.
      </p>
      {error && !data ? (
        <ErrorState title="The roles could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <ul aria-label="Roles" className="overflow-hidden rounded-md border">
          {data.roles.map((role) => (
            <RoleRow key={role.key} role={role} />
          ))}
        </ul>
      ) : error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={4} className="h-14" />
        </div>
      )}
      {isAdding && data ? <NewRole roles={data.roles} onClose={() => setAdding(false)} /> : null}
    </SettingsPage>
  );
}

function RoleRow({ role }: { role: Role }) {
  return (
    <li className="border-b last:border-b-0">
      <Link href={roleAddress(role.key)} className="flex min-h-14 items-center gap-3 px-3 py-2 hover:bg-accent">
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{role.name}</span>
            {role.isLimited ? <Badge variant="accent">Limited records</Badge> : null}
            {Object.keys(role.fields).length > 0 ? <Badge variant="accent">Limited fields</Badge> : null}
            {role.isEdited ? <Badge>Edited</Badge> : null}
          </span>
          {role.description ? <span className="block text-xs text-muted-foreground">{role.description}</span> : null}
        </span>
        <span className="num flex-none text-muted-foreground">
          {role.members} {role.members === 1 ? "member" : "members"}
        </span>
        <ChevronRight aria-hidden="true" className="flex-none text-muted-foreground" />
      </Link>
    </li>
  );
}

function NewRole({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [copyOf, setCopyOf] = useState("member");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const create = async () => {
    setBusy(true);
    setFailure(null);
    await saveSetting("create_role", { name: name.trim(), copyOf }, `Added the role ${name.trim()}`).then(
      ({ role }) => router.push(roleAddress(role.key)),
      (error: unknown) => {
        setFailure(error);
        setBusy(false);
      },
    );
  };
  return (
    <Dialog isOpen onClose={onClose} title="New role">
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() && !isBusy) void create();
        }}
      >
        <DialogBody>
          <Field label="Name">
            {({ id }) => (
              <Input
                id={id}
                autoFocus
                maxLength={60}
                placeholder="Sales rep"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Field label="Begins like">
            {({ id }) => (
              <Select
                id={id}
                value={copyOf}
                options={roles.map((role) => ({ value: role.key, label: role.name }))}
                onChoose={setCopyOf}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Create role" isReady={name.trim() !== "" && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
