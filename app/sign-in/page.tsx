import type { Metadata } from "next";

import { safeNext } from "@/app/_sign-in/safe-next";
import { SignIn } from "@/app/_sign-in/sign-in.client";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, why } = await searchParams;
  return <SignIn next={safeNext(next)} hasEnded={why === "ended"} />;
}
