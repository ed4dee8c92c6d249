import type { Workspace } from "@/db/workspace/workspaces";

export type InviteMail = { workspace: Workspace; email: string; token: string; role: string; invitedBy: string };

/** Mails the link of an invitation; answers whether it can leave this machine. */
export type InviteMailer = (mail: InviteMail) => Promise<{ leaves: boolean }>;
