"use client";

import { Fingerprint, Mail } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/app/_ui/button";
import { FormFailure } from "@/app/_ui/submit-foot";
import { askAuth } from "./ask-auth";
import { AuthForm, formButton, TextField, useSending } from "./auth-form.client";
import { OutsidePage } from "./outside-page";
import { askForPasskey, canUsePasskeys } from "./passkeys";
import { SecondFactor } from "./second-factor.client";

type Step = "ways" | "code" | "sent-link" | "forgot" | "sent-reset";
type Answer = { needsSecondFactor: boolean };

/** Password, link or passkey; then the second factor where there is one. */
export function SignIn({ next, hasEnded }: { next: string; hasEnded: boolean }) {
  const [step, setStep] = useState<Step>("ways");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const arrive = () => window.location.assign(next);
  const go = ({ needsSecondFactor }: Answer) => (needsSecondFactor ? setStep("code") : arrive());

  if (step === "code") return <SecondFactor onDone={arrive} />;
  if (step === "sent-link" || step === "sent-reset")
    return <Sent email={email} isReset={step === "sent-reset"} onBack={() => setStep("ways")} />;
  if (step === "forgot") return <Forgot {...{ email, setEmail }} onStep={setStep} />;
  return (
    <OutsidePage title="Sign in">
      {hasEnded ? (
        <p role="status" className="rounded-md bg-warning-subtle px-3 py-2 text-warning">
          Your access has ended. Ask an Admin of your workspace to let you in again.
        </p>
      ) : null}
      <AuthForm
        act="Sign in"
        isReady={email !== "" && password !== ""}
        onSend={async () => go(await askAuth<Answer>("sign-in/password", { email, password }))}
      >
        <TextField label="E-mail" type="email" autoComplete="username" autoFocus value={email} onText={setEmail} />
        <div className="grid gap-1.5">
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onText={setPassword}
          />
          <Button variant="link" size="inline" className="justify-self-start" onClick={() => setStep("forgot")}>
            Forgot your password?
          </Button>
        </div>
      </AuthForm>
      <OtherWays email={email} onLink={() => setStep("sent-link")} onPasskey={arrive} />
    </OutsidePage>
  );
}

function OtherWays({ email, onLink, onPasskey }: { email: string; onLink: () => void; onPasskey: () => void }) {
  const { failure, isBusy, run } = useSending();
  const [hasPasskeys, setHasPasskeys] = useState(false);
  useEffect(() => setHasPasskeys(canUsePasskeys()), []);
  const sendLink = async () => {
    if (email.trim() === "") throw new Error("Type your e-mail above first. The link goes there.");
    await askAuth("sign-in/send-link", { email });
    onLink();
  };
  const takePasskey = async () => {
    const response = await askForPasskey(await askAuth("sign-in/passkey-options", {}));
    await askAuth("sign-in/passkey", { response });
    onPasskey();
  };
  return (
    <div className="grid gap-3 border-t pt-5">
      {hasPasskeys ? (
        <Button
          variant="outline"
          size="lg"
          className={formButton}
          disabled={isBusy}
          onClick={() => void run(takePasskey)}
        >
          <Fingerprint aria-hidden="true" />
          Use a passkey
        </Button>
      ) : null}
      <Button variant="outline" size="lg" className={formButton} disabled={isBusy} onClick={() => void run(sendLink)}>
        <Mail aria-hidden="true" />
        Mail me a link
      </Button>
      <FormFailure failure={failure} />
      <p className="text-xs text-muted-foreground">Nobody signs up here by themselves. An Admin invites people.</p>
    </div>
  );
}

type ForgotProps = { email: string; setEmail: (email: string) => void; onStep: (step: Step) => void };

function Forgot({ email, setEmail, onStep }: ForgotProps) {
  const send = async () => {
    await askAuth("send-reset", { email });
    onStep("sent-reset");
  };
  return (
    <OutsidePage title="Choose a new password" lead="A link to do that goes to your e-mail.">
      <AuthForm act="Mail me a link" isReady={email !== ""} onSend={send}>
        <TextField label="E-mail" type="email" autoComplete="username" autoFocus value={email} onText={setEmail} />
      </AuthForm>
      <Button variant="link" size="inline" className="justify-self-start" onClick={() => onStep("ways")}>
        Back to the sign-in
      </Button>
    </OutsidePage>
  );
}

function Sent({ email, isReset, onBack }: { email: string; isReset: boolean; onBack: () => void }) {
  const time = isReset ? "one hour" : "15 minutes";
  return (
    <OutsidePage
      title="Look at your mail"
      lead={`If somebody here has the address ${email}, a link is on its way. It works once, for ${time}.`}
    >
      <Button variant="outline" size="lg" className={formButton} onClick={onBack}>
        Back to the sign-in
      </Button>
    </OutsidePage>
  );
}
