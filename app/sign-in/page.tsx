import type { Metadata } from "next";
import { headers } from "next/headers";

import { clerkNoticeOf } from "@/app/_clerk/clerk-notice-of";
import { ClerkSignIn } from "@/app/_clerk/clerk-sign-in.client";
import { readClerk } from "@/app/_clerk/read-clerk";
import { noticeOf } from "@/app/_sign-in/notice-of";
import { safeNext } from "@/app/_sign-in/safe-next";
import { SignIn } from "@/app/_sign-in/sign-in.client";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, why, problem } = await searchParams;
  const clerk = readClerk((await headers()).get("x-clerk"));
  if (clerk) return <ClerkSignIn next={safeNext(next)} notice={clerkNoticeOf(why)} />;
  return <SignIn next={safeNext(next)} notice={noticeOf(why, problem)} />;
}
