import type { Metadata } from "next";

import { ModelsSettings } from "@/app/_settings/models-settings.client";

export const metadata: Metadata = { title: "Models" };

export default function ModelsSettingsPage() {
  return <ModelsSettings />;
}
