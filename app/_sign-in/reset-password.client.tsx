"use client";

import Link from "next/link";
import { useState } from "react";

import { Button } from "@/app/_ui/button";
import { askAuth } from "./ask-auth";
import { AuthForm, formButton, passwordHelp, TextField } from "./auth-form.client";
import { OutsidePage } from "./outside-page";

export function ResetPassword({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const [isDone, setDone] = useState(false);
  if (isDone || token === "")
    return (
      <OutsidePage
        title={isDone ? "Your password is changed" : "This link is not whole"}
        lead={
          isDone
            ? "Everywhere that you were signed in you are signed out now."
            : "The address was cut short. Open the link from the mail again, or ask for a new one."
        }
      >
        <Button asChild size="lg" className={formButton}>
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </OutsidePage>
    );
  const send = async () => {
    await askAuth("reset-password", { token, newPassword: password });
    setDone(true);
  };
  return (
    <OutsidePage title="Choose a new password">
      <AuthForm act="Change password" isReady={password !== ""} onSend={send}>
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          autoFocus
          help={passwordHelp}
          value={password}
          onText={setPassword}
        />
      </AuthForm>
    </OutsidePage>
  );
}
