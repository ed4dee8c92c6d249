import type { Metadata } from "next";

import { RoleSettings } from "@/app/_roles/role-settings.client";

export const metadata: Metadata = { title: "Role" };

type Props = { params: Promise<{ role: string }> };

export default async function RolePage({ params }: Props) {
  const { role } = await params;
  return <RoleSettings roleKey={decodeURIComponent(role)} />;
}
