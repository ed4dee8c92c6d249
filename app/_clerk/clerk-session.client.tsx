"use client";

import { ClerkProvider } from "@clerk/nextjs";
import type { ReactNode } from "react";

type Props = { publishableKey: string; nonce: string | undefined; children: ReactNode };

/** Keeps the session of Clerk fresh while a page is open. What Clerk itself draws is on its own pages. */
export function ClerkSession({ publishableKey, nonce, children }: Props) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...(nonce ? { nonce } : {})} prefetchUI={false} telemetry={false}>
      {children}
    </ClerkProvider>
  );
}
