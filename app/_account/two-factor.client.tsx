"use client";

import { useState } from "react";

import { TextField, useSending } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { PasswordDialog } from "./password-dialog.client";
import { RecoveryCodes } from "./recovery-codes.client";
import { Section } from "./section";
import { type AccountView, changeAccount } from "./use-account";

type SetUp = { address: string; qr: { size: number; path: string }; recoveryCodes: string[] };
type Asking = "on" | "off" | "codes" | null;

/** Codes of an authenticator app: turned on by confirming one, with recovery codes that are shown once. */
export function TwoFactor({ account }: { account: AccountView }) {
  const [asking, setAsking] = useState<Asking>(null);
  const [setUp, setSetUp] = useState<SetUp | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const answer = async (password: string) => {
    if (asking === "on") setSetUp(await changeAccount<SetUp>("two-factor", { password }));
    if (asking === "codes")
      setCodes((await changeAccount<{ recoveryCodes: string[] }>("recovery-codes", { password })).recoveryCodes);
    if (asking === "off") {
      await changeAccount("two-factor/off", { password });
      notify({ kind: "done", text: "The second factor is off" });
    }
    setAsking(null);
  };
  return (
    <Section
      title="Second factor"
      note="After your password, or a link from a mail, Atrium asks for the code that an authenticator app shows. A passkey needs none."
      action={account.hasTwoFactor ? <Badge variant="success">On</Badge> : <Badge>Off</Badge>}
    >
      <div className="flex flex-wrap gap-2">
        {account.hasTwoFactor ? (
          <>
            <Button variant="outline" size="lg" onClick={() => setAsking("codes")}>
              New recovery codes
            </Button>
            <Button variant="destructive-ghost" size="lg" onClick={() => setAsking("off")}>
              Turn off
            </Button>
          </>
        ) : (
          <Button variant="outline" size="lg" disabled={!account.hasPassword} onClick={() => setAsking("on")}>
            Turn on
          </Button>
        )}
      </div>
      {asking ? <PasswordDialog {...words[asking]} onPassword={answer} onClose={() => setAsking(null)} /> : null}
      {setUp ? (
        <SetUpDialog
          setUp={setUp}
          onDone={() => {
            setCodes(setUp.recoveryCodes);
            setSetUp(null);
          }}
          onClose={() => setSetUp(null)}
        />
      ) : null}
      {codes ? <RecoveryCodes codes={codes} onClose={() => setCodes(null)} /> : null}
    </Section>
  );
}

const words = {
  on: { title: "Turn on the second factor", description: "First, that it is you.", act: "Go on" },
  off: {
    title: "Turn off the second factor?",
    description: "Your password alone opens your account then.",
    act: "Turn off",
  },
  codes: { title: "Make new recovery codes?", description: "The ones you have stop working.", act: "Make new codes" },
};

type SetUpProps = { setUp: SetUp; onDone: () => void; onClose: () => void };

function SetUpDialog({ setUp: { address, qr }, onDone, onClose }: SetUpProps) {
  const [code, setCode] = useState("");
  const { failure, isBusy, run } = useSending();
  const secret = new URL(address).searchParams.get("secret") ?? "";
  const confirm = async () => {
    await changeAccount("two-factor/confirm", { code: code.replaceAll(/\s/g, "") });
    onDone();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Scan this with your authenticator app"
      description="Then type the six digits that it shows. The second factor is on from then."
    >
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          void run(confirm);
        }}
      >
        <DialogBody>
          <svg
            viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
            className="size-52 justify-self-center rounded-md border bg-white text-black"
            role="img"
            aria-label="QR code for the authenticator app"
          >
            <path d={qr.path} fill="currentColor" shapeRendering="crispEdges" />
          </svg>
          <p className="text-center text-xs text-muted-foreground [overflow-wrap:anywhere]">
            Or type this key into the app: <span className="font-mono text-foreground select-all">{secret}</span>
          </p>
          <TextField label="Code" autoComplete="one-time-code" autoFocus isCode value={code} onText={setCode} />
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Turn on" isReady={code.trim() !== "" && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
