"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { queryClient, useSystemInfo } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { AuthForm, passwordHelp, TextField } from "@/app/_sign-in/auth-form.client";
import { notify } from "@/app/_ui/notices";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { Passkeys } from "./passkeys.client";
import { Section } from "./section";
import { Sessions } from "./sessions.client";
import { TwoFactor } from "./two-factor.client";
import { type AccountView, changeAccount, useAccount } from "./use-account";

const ClerkAccount = dynamic(() => import("@/app/_clerk/clerk-account.client").then((module) => module.ClerkAccount), {
  ssr: false,
});

/** Who one is here and how one signs in. */
export function AccountSettings() {
  const { data: system } = useSystemInfo();
  const { data, error, refetch } = useAccount();
  return (
    <SettingsPage path={[{ label: "You" }]} title="Account">
      {system?.mode === "local" ? <NoSignIn name={system.me.name} /> : null}
      {system?.mode === "clerk" ? <ClerkAccount system={system} /> : null}
      {error && !data ? (
        <ErrorState title="Your account could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <div className="grid max-w-[640px] gap-6">
          {data.isFromProvider ? (
            <FromProvider account={data} />
          ) : (
            <>
              <Name key={data.name} account={data} />
              <Password account={data} />
              <TwoFactor account={data} />
              <Passkeys account={data} />
            </>
          )}
          <Sessions account={data} />
        </div>
      ) : null}
      {data || error || (system && system.mode !== "built-in") ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={5} className="h-11" />
        </div>
      )}
    </SettingsPage>
  );
}

function NoSignIn({ name }: { name: string }) {
  return (
    <div className="grid max-w-[70ch] gap-3">
      <p>
        There is no sign-in: whoever uses this computer acts as {name}. So Atrium listens on this computer only, and
        there is no password, second factor or session to show.
      </p>
      <p>
        To turn it on, set <Code>ATRIUM_AUTH=built-in</Code> where Atrium runs and start it again. It then prints a link
        that makes you the first Admin. For other computers set <Code>HOST</Code> and <Code>ATRIUM_URL</Code> as well.
      </p>
    </div>
  );
}

function FromProvider({ account: { name, email } }: { account: AccountView }) {
  return (
    <Section
      title={name}
      note={`You came in as ${email} through your company's provider, in this workspace alone. Password, second factor and name are kept there.`}
    />
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-sm bg-muted px-1 py-0.5 font-mono text-xs">{children}</code>;
}

function Name({ account }: { account: AccountView }) {
  const [name, setName] = useState(account.name);
  const save = async () => {
    await changeAccount("name", { name });
    void queryClient.invalidateQueries();
    notify({ kind: "done", text: "Your name is changed" });
  };
  const isReady = name.trim() !== "" && name.trim() !== account.name;
  return (
    <Section title="Name" note={`You sign in as ${account.email}. Your name is shown in all of your workspaces.`}>
      <div className="max-w-[360px]">
        <AuthForm act="Save name" isSmall isReady={isReady} onSend={save}>
          <TextField label="Your name" autoComplete="name" value={name} onText={setName} />
        </AuthForm>
      </div>
    </Section>
  );
}

function Password({ account }: { account: AccountView }) {
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  if (!account.hasPassword)
    return (
      <Section title="Password" note="You have none. “Forgot your password?” on the page of the sign-in makes one." />
    );
  const save = async () => {
    await changeAccount("password", { currentPassword: current, newPassword: fresh });
    setCurrent("");
    setFresh("");
    notify({ kind: "done", text: "Your password is changed, and your other sessions have ended" });
  };
  return (
    <Section title="Password" note="A new one ends all your other sessions.">
      <div className="max-w-[360px]">
        <AuthForm act="Change password" isSmall isReady={current !== "" && fresh !== ""} onSend={save}>
          <TextField
            label="Current password"
            type="password"
            autoComplete="current-password"
            value={current}
            onText={setCurrent}
          />
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            help={passwordHelp}
            value={fresh}
            onText={setFresh}
          />
        </AuthForm>
      </div>
    </Section>
  );
}
