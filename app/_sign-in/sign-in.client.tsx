"use client";

import { Fingerprint, Mail } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/app/_ui/button";
import { FormFailure } from "@/app/_ui/submit-foot";
import { askAuth } from "./ask-auth";
import { AuthForm, formButton, TextField, useSending } from "./auth-form.client";
import { OutsidePage } from "./outside-page";
import { askForPasskey, canUsePasskeys } from "./passkeys";
import { ContinueWith, leaveFor, useProvider } from "./provider.client";
import { SecondFactor } from "./second-factor.client";

type Step = "ways" | "code" | "sent-link" | "forgot" | "sent-reset";
type Answer = { needsSecondFactor: boolean };

/** Password, link, passkey or the company's provider; then the second factor where there is one. */
export function SignIn({ next, notice }: { next: string; notice: string | null }) {
  const [step, setStep] = useState<Step>("ways");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [hasOwnWay, setOwnWay] = useState(false);
  const found = useProvider(email);
  const { provider } = found;
  // The named Admins may still use a password.
  const isRequired = found.isRequired && !hasOwnWay;
  const leave = () => leaveFor(email, next);
  const arrive = () => window.location.assign(next);
  const go = ({ needsSecondFactor }: Answer) => (needsSecondFactor ? setStep("code") : arrive());

  if (step === "code") return <SecondFactor onDone={arrive} />;
  if (step === "sent-link" || step === "sent-reset")
    return <Sent email={email} isReset={step === "sent-reset"} onBack={() => setStep("ways")} />;
  if (step === "forgot") return <Forgot {...{ email, setEmail }} onStep={setStep} />;
  return (
    <OutsidePage title="Sign in">
      {notice ? (
        <p role="status" className="rounded-md bg-warning-subtle px-3 py-2 text-warning">
          {notice}
        </p>
      ) : null}
      <AuthForm
        act={isRequired ? `Continue with ${provider}` : "Sign in"}
        isReady={email !== "" && (isRequired || password !== "")}
        onSend={async () => {
          if (isRequired) await leave();
          else go(await askAuth<Answer>("sign-in/password", { email, password }));
        }}
      >
        <TextField label="E-mail" type="email" autoComplete="username" autoFocus value={email} onText={setEmail} />
        {provider && !isRequired ? <ContinueWith provider={provider} onLeave={leave} /> : null}
        {isRequired ? null : (
          <div className="grid gap-1.5">
            <TextField
              label="Password"
              type="password"
              autoComplete="current-password"
              value={password}
              onText={setPassword}
            />
            {found.isRequired ? null : (
              <Button variant="link" size="inline" className="justify-self-start" onClick={() => setStep("forgot")}>
                Forgot your password?
              </Button>
            )}
          </div>
        )}
      </AuthForm>
      {isRequired ? (
        <p className="border-t pt-5 text-muted-foreground">
          Admins who are named for it can{" "}
          <Button variant="link" size="inline" onClick={() => setOwnWay(true)}>
            sign in without {provider}
          </Button>
          .
        </p>
      ) : (
        <OtherWays email={email} canMail={!found.isRequired} onLink={() => setStep("sent-link")} onPasskey={arrive} />
      )}
    </OutsidePage>
  );
}

type OtherProps = { email: string; canMail: boolean; onLink: () => void; onPasskey: () => void };

function OtherWays({ email, canMail, onLink, onPasskey }: OtherProps) {
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
      {canMail ? (
        <Button variant="outline" size="lg" className={formButton} disabled={isBusy} onClick={() => void run(sendLink)}>
          <Mail aria-hidden="true" />
          Mail me a link
        </Button>
      ) : null}
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
