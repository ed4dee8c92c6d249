"use client";

import { Fingerprint, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";

import { shortDay } from "@/app/_lib/format-date";
import { askAuth } from "@/app/_sign-in/ask-auth";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { canUsePasskeys, makePasskey } from "@/app/_sign-in/passkeys";
import { Button, IconButton } from "@/app/_ui/button";
import { NameDialog } from "@/app/_ui/name-dialog.client";
import { notify } from "@/app/_ui/notices";
import { FormFailure } from "@/app/_ui/submit-foot";
import { row, rows, Section } from "./section";
import { type AccountView, changeAccount } from "./use-account";

/** Keys that a device or a password manager holds; each signs in by itself. */
export function Passkeys({ account }: { account: AccountView }) {
  const [isNaming, setNaming] = useState(false);
  const [isAble, setAble] = useState(false);
  const { failure, isBusy, run } = useSending();
  useEffect(() => setAble(canUsePasskeys()), []);
  const add = async (name: string) => {
    setNaming(false);
    await run(async () => {
      const response = await makePasskey(await askAuth("account/passkey-options", {}));
      await changeAccount("passkey", { name, response });
      notify({ kind: "done", text: `${name} is added` });
    });
    return true;
  };
  const remove = (id: string, name: string) =>
    run(async () => {
      await changeAccount("passkey/remove", { id });
      notify({ kind: "done", text: `${name} no longer signs in` });
    });
  return (
    <Section
      title="Passkeys"
      note="Sign in with your finger, your face or the PIN of a device, without a password and without a code."
      action={
        <Button variant="outline" size="lg" disabled={!isAble || isBusy} onClick={() => setNaming(true)}>
          Add a passkey
        </Button>
      }
    >
      {account.passkeys.length === 0 ? (
        <p className="text-muted-foreground">
          {isAble ? "You have none yet." : "This browser cannot make one here: passkeys need https, or this computer."}
        </p>
      ) : null}
      <ul aria-label="Passkeys" className={rows}>
        {account.passkeys.map(({ id, name, createdAt }) => (
          <li key={id} className={row}>
            <Fingerprint className="text-muted-foreground" aria-hidden="true" />
            <span className="cut font-medium">{name}</span>
            <span className="text-muted-foreground">
              {createdAt ? `added ${shortDay(createdAt.slice(0, 10))}` : ""}
            </span>
            <span className="ml-auto" />
            <IconButton label={`Remove ${name}`} disabled={isBusy} onClick={() => void remove(id, name)}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <FormFailure failure={failure} />
      {isNaming ? (
        <NameDialog
          title="Add a passkey"
          description="Name it after the device or the password manager that holds it."
          act="Go on"
          name=""
          longest={100}
          onName={add}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </Section>
  );
}
