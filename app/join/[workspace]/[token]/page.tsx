import type { Metadata } from "next";

import { Join } from "@/app/_sign-in/join.client";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type Props = { params: Promise<{ workspace: string; token: string }> };

export default async function JoinPage({ params }: Props) {
  const { workspace, token } = await params;
  return <Join workspace={workspace} token={token} />;
}
