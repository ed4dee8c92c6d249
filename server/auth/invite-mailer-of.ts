import { findOrganizationOf } from "@/db/accounts/clerk-organizations";
import type { Db } from "@/db/connect/db";
import { clerkSettingsOf } from "@/server/clerk-settings";
import { inviteMails, openMailer } from "@/server/mails";
import type { Settings } from "@/server/settings";
import { AppError } from "@/tools/core/app-error";
import type { InviteMailer } from "@/tools/members/invite-mailer";
import type { AuthMode } from "./auth";
import { type ClerkApi, openClerkApi } from "./clerk/clerk-api";

/** How invitations go out. Without a sign-in there is nothing that a link could lead to. */
export function inviteMailerOf(
  settings: Settings,
  { mode, url }: { mode: AuthMode; url: string },
  home: Db,
): InviteMailer | undefined {
  if (mode === "local") return undefined;
  const clerk = mode === "clerk" && clerkSettingsOf(settings);
  return clerk ? clerkInvites(home, openClerkApi({ ...clerk, url })) : inviteMails(openMailer(settings), url);
}

/** Clerk mails the invitation and lets the person into the organization; role and team wait here under the address. */
export const clerkInvites =
  (home: Db, clerk: ClerkApi): InviteMailer =>
  async ({ workspace, email, role }) => {
    const organization = await home.transaction({ isReadOnly: true }, (session) =>
      findOrganizationOf(session, workspace.id),
    );
    if (!organization) throw new AppError("precondition_failed", "This workspace belongs to no organization of Clerk.");
    await clerk.invite(organization, email, role === "admin" ? "org:admin" : "org:member");
    return { leaves: true };
  };
