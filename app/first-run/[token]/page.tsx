import type { Metadata } from "next";

import { FirstRun } from "@/app/_sign-in/first-run.client";

export const metadata: Metadata = { title: "First run", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function FirstRunPage({ params }: Props) {
  const { token } = await params;
  return <FirstRun token={token} />;
}
