import type { Session } from "@/db/connect/db";

/** Keys, apps and sessions are in the directory, not in the workspace: the feed tells of them, and nothing here takes them back. */
export const accessTables = ["atrium_api_keys", "atrium_apps", "atrium_sessions"] as const;
/** Who came in, who tried, and who looked through whose eyes. */
export const signInTools = ["sign_in", "refuse_sign_in", "view_as"];
/** What writes them: doors of the sign-in, and no tools. */
export const accessTools = [
  "create_api_key",
  "revoke_api_key",
  "register_app",
  "remove_app",
  "connect_app",
  "disconnect_app",
  ...signInTools,
];
export type AccessTable = (typeof accessTables)[number];

export const isAccessTable = (name: string): name is AccessTable => accessTables.some((table) => table === name);

export type AccessChange = {
  table: AccessTable;
  id: string;
  kind: "created" | "destroyed";
  /** Name and scopes; no secret. */
  about: { name: string; scopes?: string[]; expiresAt?: string | null };
};

export async function feedAccess(
  session: Session,
  changeSetId: string,
  { table, id, kind, about }: AccessChange,
): Promise<void> {
  const text = JSON.stringify(about);
  const [before, after] = kind === "created" ? [null, text] : [text, null];
  await session.query(
    `insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
     values ($1::uuid, $2, $3::uuid, $4, $5::jsonb, $6::jsonb)`,
    [changeSetId, table, id, kind, before, after],
  );
}
