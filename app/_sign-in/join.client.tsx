"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/app/_ui/button";
import { errorText } from "@/app/_ui/states";
import type { JoinView } from "@/server/doors/account-view";
import { askAuth } from "./ask-auth";
import { AuthForm, formButton, passwordHelp, TextField } from "./auth-form.client";
import { OutsidePage } from "./outside-page";

type Invitation = { workspace: string; token: string };
type Step = { invitation: Invitation; view: JoinView };

const arrive = () => window.location.assign("/");

/** What is behind the link of an invitation. */
export function Join(invitation: Invitation) {
  const { data, error, refetch } = useQuery<JoinView>({
    queryKey: ["join", invitation],
    queryFn: () => askAuth<JoinView>("join/view", invitation),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error && !data)
    return (
      <OutsidePage title="This invitation does not work" lead={errorText(error)}>
        <Button variant="outline" size="lg" className={formButton} onClick={() => void refetch()}>
          Try again
        </Button>
      </OutsidePage>
    );
  if (!data) return <OutsidePage title="Reading the invitation" />;
  const step = { invitation, view: data };
  if (data.ask === "account") return <MakeAccount {...step} />;
  if (data.ask === "join") return <JoinNow {...step} />;
  return data.ask === "proof" ? <Prove {...step} /> : <SignInFirst {...step} />;
}

const titleOf = ({ workspace }: JoinView): string => `Join ${workspace}`;

function MakeAccount({ invitation, view }: Step) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const send = async () => {
    await askAuth("join", { ...invitation, name, password });
    arrive();
  };
  return (
    <OutsidePage
      title={titleOf(view)}
      lead={`You were invited as ${view.email}. You sign in with that address from now on.`}
    >
      <AuthForm act={titleOf(view)} isReady={name.trim() !== "" && password !== ""} onSend={send}>
        <input type="hidden" autoComplete="username" value={view.email} readOnly />
        <TextField label="Your name" autoComplete="name" autoFocus value={name} onText={setName} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          help={passwordHelp}
          value={password}
          onText={setPassword}
        />
      </AuthForm>
    </OutsidePage>
  );
}

function JoinNow({ invitation, view }: Step) {
  const send = async () => {
    await askAuth("join", invitation);
    arrive();
  };
  return (
    <OutsidePage
      title={titleOf(view)}
      lead={`You are signed in as ${view.email}. Your other workspaces stay as they are.`}
    >
      <AuthForm act={titleOf(view)} onSend={send} />
    </OutsidePage>
  );
}

function SignInFirst({ invitation: { workspace, token }, view }: Step) {
  const back = encodeURIComponent(`/join/${workspace}/${token}`);
  return (
    <OutsidePage
      title={titleOf(view)}
      lead={`You were invited as ${view.email}, and there is an account with that address. Sign in with it to join.`}
    >
      <Button asChild size="lg" className={formButton}>
        <Link href={`/sign-in?next=${back}`}>Sign in</Link>
      </Button>
    </OutsidePage>
  );
}

function Prove({ view }: Step) {
  const [isSent, setSent] = useState(false);
  const send = async () => {
    await askAuth("sign-in/send-link", { email: view.email });
    setSent(true);
  };
  const lead = isSent
    ? `A link is on its way to ${view.email}. Sign in with it, then open this invitation again.`
    : `Show first that ${view.email} is yours: sign in with a link that is mailed to it. A password and passkeys from before are removed with that.`;
  return (
    <OutsidePage title={isSent ? "Look at your mail" : titleOf(view)} lead={lead}>
      {isSent ? null : <AuthForm act="Mail me a link" onSend={send} />}
    </OutsidePage>
  );
}
