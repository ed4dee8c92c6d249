import type { Metadata } from "next";

import { KeysSettings } from "@/app/_keys/keys-settings.client";

export const metadata: Metadata = { title: "API keys" };

export default function KeysPage() {
  return <KeysSettings />;
}
