import type { Metadata } from "next";

import { LinkSignIn } from "@/app/_sign-in/link-sign-in.client";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LinkSignInPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return <LinkSignIn token={typeof token === "string" ? token : ""} />;
}
