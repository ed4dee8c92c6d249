"use client";

import { Check, X } from "lucide-react";

import { useTool } from "@/app/_lib/query";
import { reachWords } from "@/app/_roles/role-words";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";

type Props = { member?: { id: string; name: string }; record?: { object: string; id: string }; onClose: () => void };

const actions = ["read", "update", "delete", "create", "destroy", "import", "export"] as const;

/** What somebody may do and why, worked out from the rights that the server holds them to. */
export function AccessDialog({ member, record, onClose }: Props) {
  const { data, error, refetch } = useTool(
    "get_access",
    { ...(member ? { member: member.id } : {}), ...record },
    { staleTime: 0 },
  );
  const title = record ? "Why can I see this?" : `What ${data?.member.name ?? member?.name ?? "they"} may do`;
  return (
    <Dialog isOpen onClose={onClose} title={title} className="w-[720px]">
      <DialogBody>
        {error ? (
          <ErrorState title="The rights could not be read" error={error} onRetry={() => void refetch()} />
        ) : null}
        {data || error ? null : <RowSkeletons count={5} className="h-9" />}
        {data ? (
          <p className="text-muted-foreground">
            {data.member.name} has the role {data.role.name}.
            {data.record ? ` ${data.record.name} belongs to ${data.record.owner ?? "nobody"}.` : ""}
          </p>
        ) : null}
        {data?.record ? (
          <ul className="grid gap-2">
            {data.record.answers.map(({ action, isAllowed, why }) => (
              <li key={action} className="flex gap-2 [&>.lucide]:mt-0.5 [&>.lucide]:flex-none">
                {isAllowed ? (
                  <Check className="text-success" aria-label="Allowed" />
                ) : (
                  <X className="text-muted-foreground" aria-label="Not allowed" />
                )}
                <span>
                  <span className="font-medium capitalize">{action}</span>{" "}
                  <span className="text-muted-foreground">{why}</span>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {data && !data.record ? (
          <div className="scroll-thin overflow-x-auto rounded-md border">
            <table className="w-full text-left">
              <thead className="bg-muted text-xs text-muted-foreground">
                <tr>
                  <th className="px-3 py-2 font-medium">Object</th>
                  {actions.map((action) => (
                    <th key={action} className="px-2 py-2 font-medium capitalize">
                      {action}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.objects.map(({ key, label, rights, hiddenFields, readOnlyFields }) => (
                  <tr key={key} className="border-t align-top">
                    <td className="px-3 py-2">
                      {label}
                      {hiddenFields.length > 0 ? (
                        <span className="block text-xs text-muted-foreground">Hidden: {hiddenFields.join(", ")}</span>
                      ) : null}
                      {readOnlyFields.length > 0 ? (
                        <span className="block text-xs text-muted-foreground">
                          Only read: {readOnlyFields.join(", ")}
                        </span>
                      ) : null}
                    </td>
                    {actions.map((action) => (
                      <td key={action} className="px-2 py-2 text-muted-foreground">
                        {reachWords[rights[action] ?? "none"]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </DialogBody>
    </Dialog>
  );
}
