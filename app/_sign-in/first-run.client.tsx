"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/app/_ui/button";
import { errorText } from "@/app/_ui/states";
import { askAuth } from "./ask-auth";
import { AuthForm, formButton, passwordHelp, TextField } from "./auth-form.client";
import { OutsidePage } from "./outside-page";

type View =
  | { kind: "first"; workspaces: { slug: string; name: string; admin: string }[] }
  | { kind: "recover"; name: string; email: string; isNew: boolean };

/** What is behind the one-time link: the first Admin's account, or the way back into one. */
export function FirstRun({ token }: { token: string }) {
  const { data, error, refetch } = useQuery<View>({
    queryKey: ["first-run", token],
    queryFn: () => askAuth<View>("first-run/view", { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data?.kind === "first") return <BecomeAdmin token={token} workspaces={data.workspaces} />;
  if (data) return <Recover token={token} view={data} />;
  if (!error) return <OutsidePage title="Reading the link" />;
  return (
    <OutsidePage title="This link does not work" lead={errorText(error)}>
      <Button variant="outline" size="lg" className={formButton} onClick={() => void refetch()}>
        Try again
      </Button>
    </OutsidePage>
  );
}

type BecomeAdminProps = { token: string; workspaces: { slug: string; name: string; admin: string }[] };

function BecomeAdmin({ token, workspaces }: BecomeAdminProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [taken, setTaken] = useState(workspaces[0]?.slug ?? null);
  const [made, setMade] = useState("");
  const send = async () => {
    const workspace = taken === null ? { create: made } : { take: taken };
    await askAuth("first-run", { token, name, email, password, workspace });
    window.location.assign("/");
  };
  const isReady = [name, email, password, taken ?? made].every((text) => text.trim() !== "");
  return (
    <OutsidePage title="Become the first Admin" lead="Nobody can sign in here yet. This link works once.">
      <AuthForm act="Become Admin" isReady={isReady} onSend={send}>
        <TextField label="Your name" autoComplete="name" autoFocus value={name} onText={setName} />
        <TextField label="E-mail" type="email" autoComplete="username" value={email} onText={setEmail} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          help={passwordHelp}
          value={password}
          onText={setPassword}
        />
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium">Workspace</legend>
          {workspaces.map(({ slug, name: label, admin }) => (
            <Choice
              key={slug}
              label={`Take over ${label}`}
              note={`You take the place of ${admin}, its Admin, with all of their records.`}
              isChosen={taken === slug}
              onChoose={() => setTaken(slug)}
            />
          ))}
          <Choice
            label="Begin with an empty one"
            note="It has companies, contacts, deals, tasks and notes, and no records."
            isChosen={taken === null}
            onChoose={() => setTaken(null)}
          />
        </fieldset>
        {taken === null ? (
          <TextField label="Name of the workspace" autoComplete="organization" value={made} onText={setMade} />
        ) : null}
      </AuthForm>
    </OutsidePage>
  );
}

type ChoiceProps = { label: string; note: string; isChosen: boolean; onChoose: () => void };

function Choice({ label, note, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2.5 hover:bg-accent has-checked:border-primary has-checked:bg-selected">
      <input type="radio" name="workspace" className="mt-0.5 accent-primary" checked={isChosen} onChange={onChoose} />
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        <span className="text-xs text-muted-foreground">{note}</span>
      </span>
    </label>
  );
}

function Recover({ token, view }: { token: string; view: Extract<View, { kind: "recover" }> }) {
  const [password, setPassword] = useState("");
  const send = async () => {
    await askAuth("first-run/recover", { token, password });
    window.location.assign("/");
  };
  const lead = view.isNew
    ? `${view.name} (${view.email}) has never signed in. Choose a password to begin.`
    : `For ${view.name} (${view.email}). Your second factor, passkeys and sessions are removed with this.`;
  return (
    <OutsidePage title="Get back in" lead={lead}>
      <AuthForm act="Set password and sign in" isReady={password !== ""} onSend={send}>
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
