"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

const ClerkSession = dynamic(() => import("./clerk-session.client").then((module) => module.ClerkSession));

type Props = { publishableKey: string; nonce: string | undefined; children: ReactNode };

/** Its script is for pages where Clerk signs people in, and comes to no others. */
export function ClerkFrame(props: Props) {
  return <ClerkSession {...props} />;
}
