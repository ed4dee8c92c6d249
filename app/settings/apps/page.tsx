import type { Metadata } from "next";

import { AppsSettings } from "@/app/_apps/apps-settings.client";

export const metadata: Metadata = { title: "Connected apps" };

export default function AppsPage() {
  return <AppsSettings />;
}
