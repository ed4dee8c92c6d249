"use client";

import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { FormFailure } from "@/app/_ui/submit-foot";
import { row, rows, Section } from "./section";
import { type AccountView, changeAccount, signOut } from "./use-account";

/** Where one is signed in; any of it can be ended. */
export function Sessions({ account: { sessions } }: { account: AccountView }) {
  const { failure, isBusy, run } = useSending();
  const end = (path: string, body: object, done: string) =>
    run(async () => {
      await changeAccount(path, body);
      notify({ kind: "done", text: done });
    });
  return (
    <Section
      title="Sessions"
      note="Where you are signed in. Each ends by itself after 14 days."
      action={
        sessions.length > 1 ? (
          <Button
            variant="outline"
            size="lg"
            disabled={isBusy}
            onClick={() => void end("end-other-sessions", {}, "All other sessions have ended")}
          >
            End all others
          </Button>
        ) : null
      }
    >
      <ul aria-label="Sessions" className={rows}>
        {sessions.map(({ id, device, address, createdAt, isCurrent }) => (
          <li key={id} className={row}>
            <span className="font-medium">{device}</span>
            {isCurrent ? <Badge variant="accent">This one</Badge> : null}
            <span className="num text-muted-foreground" data-tip={exactMoment(createdAt)}>
              {[address, `since ${formatMoment(createdAt)}`].filter(Boolean).join(" · ")}
            </span>
            <span className="ml-auto" />
            {isCurrent ? (
              <Button variant="ghost" disabled={isBusy} onClick={() => void run(signOut)}>
                Sign out
              </Button>
            ) : (
              <Button
                variant="ghost"
                disabled={isBusy}
                onClick={() => void end("end-session", { id }, "The session has ended")}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FormFailure failure={failure} />
    </Section>
  );
}
