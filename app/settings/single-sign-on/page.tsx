import type { Metadata } from "next";

import { SingleSignOnSettings } from "@/app/_single-sign-on/single-sign-on-settings.client";

export const metadata: Metadata = { title: "Single sign-on" };

export default function SingleSignOnPage() {
  return <SingleSignOnSettings />;
}
