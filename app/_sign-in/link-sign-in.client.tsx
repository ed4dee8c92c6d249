"use client";

import Link from "next/link";
import { useState } from "react";

import { askAuth } from "./ask-auth";
import { AuthForm } from "./auth-form.client";
import { OutsidePage } from "./outside-page";
import { SecondFactor } from "./second-factor.client";

/** Asks for a click, so that a scanner of mails that opens every link does not use it up. */
export function LinkSignIn({ token }: { token: string }) {
  const [needsCode, setNeedsCode] = useState(false);
  const arrive = () => window.location.assign("/");
  const send = async () => {
    const { needsSecondFactor } = await askAuth<{ needsSecondFactor: boolean }>("sign-in/link", { token });
    if (needsSecondFactor) setNeedsCode(true);
    else arrive();
  };
  if (needsCode) return <SecondFactor onDone={arrive} />;
  return (
    <OutsidePage title="Sign in with this link" lead="It works once. Go on only if you asked for it.">
      <AuthForm act="Sign in" isReady={token !== ""} onSend={send}>
        {token === "" ? <p>The address was cut short. Open the link from the mail again.</p> : null}
      </AuthForm>
      <Link href="/sign-in" className="justify-self-start font-medium text-link hover:underline">
        Sign in another way
      </Link>
    </OutsidePage>
  );
}
