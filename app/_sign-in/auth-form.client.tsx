"use client";

import { type ReactNode, useState } from "react";

import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure } from "@/app/_ui/submit-foot";

export const formButton = "h-9 w-full";

/** A form of the sign-in or the account: sends once at a time, and says why it was refused. */
export function AuthForm({
  act,
  isReady = true,
  isSmall = false,
  onSend,
  children,
}: {
  act: string;
  isReady?: boolean;
  /** Inside, where it is one of several. */
  isSmall?: boolean;
  onSend: () => Promise<void>;
  children?: ReactNode;
}) {
  const { failure, isBusy, run } = useSending();
  return (
    <form
      // Before the script has come a form would put a password into the address.
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void run(onSend);
      }}
    >
      {children}
      <FormFailure failure={failure} />
      <Button
        type="submit"
        size="lg"
        variant={isSmall ? "outline" : "default"}
        className={isSmall ? "justify-self-start" : formButton}
        disabled={isBusy || !isReady}
      >
        {act}
      </Button>
    </form>
  );
}

/** One request at a time, and why the last one failed. */
export function useSending() {
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (send: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    await send().catch(setFailure);
    setBusy(false);
  };
  return { failure, isBusy, run };
}

type TextFieldProps = {
  label: string;
  type?: "text" | "email" | "password";
  autoComplete: string;
  value: string;
  onText: (text: string) => void;
  help?: string | undefined;
  autoFocus?: boolean;
  isCode?: boolean;
};

export function TextField({ label, type = "text", value, onText, help, isCode = false, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          type={type}
          required
          maxLength={320}
          spellCheck={false}
          autoCapitalize="none"
          className={isCode ? "h-9 font-mono tracking-widest" : "h-9"}
          aria-describedby={describedBy}
          value={value}
          onChange={({ target }) => onText(target.value)}
          {...input}
        />
      )}
    </Field>
  );
}

export const passwordHelp = "At least 10 characters. A few words that belong to nobody else are good.";
