import type { Metadata } from "next";

import { RetentionSettings } from "@/app/_settings/retention-settings.client";

export const metadata: Metadata = { title: "Data retention" };

export default function RetentionPage() {
  return <RetentionSettings />;
}
