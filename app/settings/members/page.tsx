import type { Metadata } from "next";

import { MembersSettings } from "@/app/_members/members-settings.client";

export const metadata: Metadata = { title: "Members" };

export default function MembersPage() {
  return <MembersSettings />;
}
