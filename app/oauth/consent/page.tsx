import type { Metadata } from "next";

import { Consent } from "@/app/_apps/consent.client";

export const metadata: Metadata = { title: "Let an app in", referrer: "no-referrer" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConsentPage({ searchParams }: Props) {
  const { problem } = await searchParams;
  return <Consent problem={typeof problem === "string" ? problem : null} />;
}
