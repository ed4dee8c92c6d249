"use client";

import { CopyField } from "./copy-field.client";
import type { SingleSignOnView } from "./use-single-sign-on";

/** What the Admin of the provider asks for. */
export function Told({ kind, places }: { kind: "oidc" | "saml"; places: SingleSignOnView["places"] }) {
  if (kind === "oidc")
    return <CopyField label="Redirect URI" value={places.callback} help="Your provider asks for it." />;
  return (
    <div className="grid gap-3">
      <CopyField label="Entity ID" value={places.entityId} help="Also called identifier or audience." />
      <CopyField label="Reply address" value={places.acs} help="Also called ACS or single sign-on URL." />
      <a
        className="justify-self-start font-medium text-link underline-offset-2 hover:underline"
        href={new URL(places.metadata).pathname}
        download="atrium-metadata.xml"
      >
        Download the metadata of Atrium
      </a>
    </div>
  );
}
