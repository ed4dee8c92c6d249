import type { Metadata } from "next";

import { ObjectsSettings } from "@/app/_settings/objects-settings.client";

export const metadata: Metadata = { title: "Objects and fields" };

export default function ObjectsSettingsPage() {
  return <ObjectsSettings />;
}
