"use client";

import { useState } from "react";

import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { askAuth } from "./ask-auth";
import { AuthForm, TextField } from "./auth-form.client";
import { OutsidePage } from "./outside-page";

/** The code of the authenticator app, or a recovery code in its place. */
export function SecondFactor({ onDone }: { onDone: () => void }) {
  const [isRecovery, setRecovery] = useState(false);
  const [isTrusted, setTrusted] = useState(false);
  const [code, setCode] = useState("");
  const send = async () => {
    const path = isRecovery ? "sign-in/recovery-code" : "sign-in/code";
    await askAuth(path, { code: isRecovery ? code.trim() : code.replaceAll(/\s/g, ""), trustDevice: isTrusted });
    onDone();
  };
  return (
    <OutsidePage
      title={isRecovery ? "Use a recovery code" : "Type the code of your app"}
      lead={
        isRecovery
          ? "One of the codes that you kept when you turned this on. Each works once."
          : "Your authenticator app shows six digits for Atrium."
      }
    >
      <AuthForm key={String(isRecovery)} act="Sign in" isReady={code.trim() !== ""} onSend={send}>
        <TextField
          label={isRecovery ? "Recovery code" : "Code"}
          autoComplete={isRecovery ? "off" : "one-time-code"}
          autoFocus
          isCode
          value={code}
          onText={setCode}
        />
        <span className="flex items-center gap-2">
          <Checkbox label="Do not ask on this device for 30 days" checked={isTrusted} onChange={setTrusted} />
          <span aria-hidden="true">Do not ask on this device for 30 days</span>
        </span>
      </AuthForm>
      <Button
        variant="link"
        size="inline"
        className="justify-self-start"
        onClick={() => {
          setCode("");
          setRecovery(!isRecovery);
        }}
      >
        {isRecovery ? "Use the app instead" : "Use a recovery code"}
      </Button>
    </OutsidePage>
  );
}
