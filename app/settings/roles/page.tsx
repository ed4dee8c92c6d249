import type { Metadata } from "next";

import { RolesSettings } from "@/app/_roles/roles-settings.client";

export const metadata: Metadata = { title: "Roles" };

export default function RolesPage() {
  return <RolesSettings />;
}
