import type { Metadata } from "next";

import { OutboxSettings } from "@/app/_account/outbox-settings.client";

export const metadata: Metadata = { title: "Outbox" };

export default function OutboxPage() {
  return <OutboxSettings />;
}
