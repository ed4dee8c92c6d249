"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";

import { row, rows } from "@/app/_account/section";
import { exactMoment, formatMoment, shortDay } from "@/app/_lib/format-date";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";
import { FormFailure } from "@/app/_ui/submit-foot";
import { summaryOf, wordsOf } from "./scope-words";
import { changeKeys, type KeyView } from "./use-keys";

/** Keys with what they may do and how they are used; any that still works can be revoked. */
export function KeyList({ label, keys, isOthers = false }: { label: string; keys: KeyView[]; isOthers?: boolean }) {
  const [revoking, setRevoking] = useState<KeyView | null>(null);
  return (
    <>
      <ul aria-label={label} className={rows}>
        {keys.map((key) => (
          <li key={key.id} className={row}>
            <KeyRound className="text-muted-foreground" aria-hidden="true" />
            <span className="grid min-w-0 flex-1">
              <span className="flex min-w-0 items-center gap-2">
                <span className={key.end ? "cut text-muted-foreground" : "cut font-medium"}>{key.name}</span>
                {key.end ? <Badge>{key.end === "revoked" ? "Revoked" : "Expired"}</Badge> : null}
              </span>
              <span className="text-xs text-muted-foreground" data-tip={key.scopes.map(wordsOf).join(" · ")}>
                {isOthers ? `${key.owner} · ` : ""}
                {summaryOf(key.scopes)}
              </span>
              <span className="num text-xs text-muted-foreground">{usageOf(key)}</span>
            </span>
            {key.end ? null : (
              <Button variant="ghost" aria-label={`Revoke ${key.name}`} onClick={() => setRevoking(key)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoking ? <RevokeDialog target={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}

function usageOf({ createdAt, expiresAt, lastUsedAt, end }: KeyView): string {
  const until = expiresAt ? `until ${shortDay(expiresAt.slice(0, 10))}` : "until it is revoked";
  return [
    lastUsedAt ? `Last used ${formatMoment(lastUsedAt)}` : "Never used",
    `made ${shortDay(createdAt.slice(0, 10))}`,
    end ? null : until,
  ]
    .filter(Boolean)
    .join(" · ");
}

function RevokeDialog({ target, onClose }: { target: KeyView; onClose: () => void }) {
  const { failure, isBusy, run } = useSending();
  const revoke = () =>
    run(async () => {
      await changeKeys("keys/revoke", { id: target.id });
      notify({ kind: "done", text: `Revoked ${target.name}` });
      onClose();
    });
  const used = target.lastUsedAt ? `It was last used ${exactMoment(target.lastUsedAt)}. ` : "It was never used. ";
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Revoke ${target.name}`}
      description={`${used}What uses it stops working at once, and the key cannot be brought back.`}
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
        <Button variant="destructive" disabled={isBusy} onClick={() => void revoke()}>
          Revoke
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
