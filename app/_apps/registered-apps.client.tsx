"use client";

import { Blocks } from "lucide-react";
import { useState } from "react";

import { row, rows } from "@/app/_account/section";
import { summaryOf } from "@/app/_keys/scope-words";
import { shortDay } from "@/app/_lib/format-date";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";
import { FormFailure } from "@/app/_ui/submit-foot";
import { type AppView, changeApps } from "./use-apps";

/** Apps that were registered in this workspace. */
export function RegisteredApps({ apps }: { apps: AppView[] }) {
  const [removing, setRemoving] = useState<AppView | null>(null);
  return (
    <section className="grid gap-2">
      <h2 className="font-medium">Registered in this workspace</h2>
      {apps.length === 0 ? (
        <p className="text-muted-foreground">None yet. An app is registered before it can ask people for access.</p>
      ) : null}
      <ul aria-label="Registered apps" className={rows}>
        {apps.map((app) => (
          <li key={app.clientId} className={row}>
            <Blocks className="text-muted-foreground" aria-hidden="true" />
            <span className="grid min-w-0 flex-1">
              <span className="flex min-w-0 items-center gap-2">
                <span className="cut font-medium">{app.name}</span>
                <Badge>{app.isPublic ? "Without a secret" : "With a secret"}</Badge>
              </span>
              <span className="cut font-mono text-xs text-muted-foreground">{app.clientId}</span>
              <span className="text-xs text-muted-foreground [overflow-wrap:anywhere]">
                {[
                  app.redirectUris.join(", "),
                  app.ownScopes.length > 0 ? `On its own: ${summaryOf(app.ownScopes).toLowerCase()}` : "",
                  [app.owner, app.createdAt ? shortDay(app.createdAt.slice(0, 10)) : ""].filter(Boolean).join(", "),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <Button variant="ghost" aria-label={`Remove ${app.name}`} onClick={() => setRemoving(app)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {removing ? <RemoveDialog app={removing} onClose={() => setRemoving(null)} /> : null}
    </section>
  );
}

function RemoveDialog({ app, onClose }: { app: AppView; onClose: () => void }) {
  const { failure, isBusy, run } = useSending();
  const remove = () =>
    run(async () => {
      await changeApps("apps/remove", { clientId: app.clientId });
      notify({ kind: "done", text: `Removed ${app.name}` });
      onClose();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Remove ${app.name}`}
      description="It stops acting for everybody at once. To come back it has to be registered anew, and people let it in again."
    >
      {failure ? (
        <DialogBody>
          <FormFailure failure={failure} />
        </DialogBody>
      ) : (
        <span className="h-4" />
      )}
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="destructive" disabled={isBusy} onClick={() => void remove()}>
          Remove
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
