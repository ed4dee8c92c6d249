"use client";

import { useTool } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { useMayEdit } from "@/app/_settings/use-settings";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { RoleEditor } from "./role-editor.client";

const path = [{ label: "Workspace" }, { label: "Roles", href: "/settings/roles" }];

export function RoleSettings({ roleKey }: { roleKey: string }) {
  const { data, error, refetch } = useTool("list_roles", {});
  const { mayEdit, reason } = useMayEdit("roles:write");
  const role = data?.roles.find(({ key }) => key === roleKey);
  const isAdmin = roleKey === "admin";
  return (
    <SettingsPage
      path={path}
      title={role?.name ?? "Role"}
      reason={isAdmin && mayEdit ? "The Admin may do everything, and that cannot be changed." : reason}
    >
      {error && !data ? (
        <ErrorState title="The role could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data && !role ? (
        <EmptyState title="There is no such role">It may have been taken away in the meantime.</EmptyState>
      ) : null}
      {role && data ? (
        <RoleEditor key={JSON.stringify(role)} role={role} roles={data.roles} mayEdit={mayEdit && !isAdmin} />
      ) : null}
      {data || error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={8} className="h-10" />
        </div>
      )}
    </SettingsPage>
  );
}
