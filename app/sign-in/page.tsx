import type { Metadata } from "next";

import { noticeOf } from "@/app/_sign-in/notice-of";
import { safeNext } from "@/app/_sign-in/safe-next";
import { SignIn } from "@/app/_sign-in/sign-in.client";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, why, problem } = await searchParams;
  return <SignIn next={safeNext(next)} notice={noticeOf(why, problem)} />;
}
