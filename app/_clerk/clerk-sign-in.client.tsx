"use client";

import dynamic from "next/dynamic";

const ChooseOrganization = dynamic(() =>
  import("./choose-organization.client").then((module) => module.ChooseOrganization),
);

/** Where Clerk signs people in, they choose here where they want to work. */
export function ClerkSignIn(props: { next: string; notice: string | null }) {
  return <ChooseOrganization {...props} />;
}
