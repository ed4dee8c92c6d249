import type { Metadata } from "next";

import { AccountSettings } from "@/app/_account/account-settings.client";

export const metadata: Metadata = { title: "Account" };

export default function AccountPage() {
  return <AccountSettings />;
}
