"use client";

import { useState } from "react";

import { failureText } from "@/app/_lib/change";
import { useTool } from "@/app/_lib/query";
import { saveSetting } from "@/app/_settings/use-settings";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import type { Person } from "./people";

/** Who can no longer sign in; what they did stays under their names. */
export function FormerList({ mayEdit }: { mayEdit: boolean }) {
  const { data } = useTool("list_members", { isActive: false });
  const [busy, setBusy] = useState<string | null>(null);
  if (!data || data.members.length === 0) return null;
  const restore = async ({ id, name }: Person) => {
    setBusy(id);
    await saveSetting("restore_member", { id }, `${name} can sign in again`).catch((failure: unknown) =>
      notify({ kind: "failed", text: failureText(failure) }),
    );
    setBusy(null);
  };
  return (
    <section className="grid gap-2">
      <h2 className="font-medium">Deactivated</h2>
      <ul className="overflow-hidden rounded-md border">
        {data.members.map((person) => (
          <li key={person.id} className="flex min-h-12 items-center gap-3 border-b px-3 last:border-b-0">
            <MemberAvatar name={person.name} />
            <span className="cut text-muted-foreground">
              {person.name} · {person.email}
            </span>
            {mayEdit ? (
              <Button
                variant="outline"
                size="sm"
                className="ml-auto"
                disabled={busy === person.id}
                aria-label={`Let ${person.name} in again`}
                onClick={() => void restore(person)}
              >
                Let in again
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
