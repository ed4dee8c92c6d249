/** How far a right reaches, as people say it. */
export const reachWords = { none: "None", own: "Own", team: "Team's", all: "All" } as const;
export type Reach = keyof typeof reachWords;

/** What a permission of a feature lets somebody do. */
export const permissionWords: Record<string, string> = {
  "views:read": "See saved views and reports",
  "views:write": "Save views and reports",
  "documents:read": "Read documents, and ask about them",
  "documents:write": "Upload and change documents",
  "jobs:read": "See their jobs",
  "jobs:write": "Cancel their jobs",
  "settings:read": "See settings",
  "settings:write": "Change objects, fields and settings",
  "members:read": "See the members",
  "members:write": "Invite and manage members and teams",
  "roles:write": "Change roles",
  "changes:read": "Read the change log",
  "conversations:read": "See their conversations",
  "conversations:write": "Talk to the assistant",
};
