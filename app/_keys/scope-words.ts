/** What a program with a scope may do, in groups as people think of them. */
export const scopeGroups: readonly { title: string; scopes: Record<string, string> }[] = [
  {
    title: "Records",
    scopes: {
      "records:read": "Read records",
      "records:write": "Make and change records",
      "records:delete": "Move records to the trash, and merge",
      "records:destroy": "Destroy records for good",
      "records:import": "Import files",
      "records:export": "Export records and download files",
    },
  },
  {
    title: "Documents and views",
    scopes: {
      "documents:read": "Read and search documents",
      "documents:write": "Upload and change documents",
      "views:read": "See views and reports",
      "views:write": "Save views and reports",
    },
  },
  {
    title: "Assistant",
    scopes: {
      "conversations:write": "Talk to the assistant",
      "conversations:read": "Read your conversations",
    },
  },
  {
    title: "Work in the background",
    scopes: {
      "jobs:read": "See your jobs",
      "jobs:write": "Cancel your jobs",
      "changes:read": "Read the change log",
    },
  },
  {
    title: "Workspace",
    scopes: {
      "members:read": "See members, roles and teams",
      "members:write": "Invite and manage members",
      "roles:write": "Change roles",
      "settings:read": "See settings",
      "settings:write": "Change objects, fields and settings",
    },
  },
];

const words = new Map(scopeGroups.flatMap(({ scopes }) => Object.entries(scopes)));

export const wordsOf = (scope: string): string => words.get(scope) ?? scope;

/** "Read records, Make and change records and 3 more". */
export function summaryOf(scopes: readonly string[]): string {
  const [first, second, ...rest] = [...words.keys()].filter((scope) => scopes.includes(scope)).map(wordsOf);
  if (!first) return "Nothing";
  if (!second) return first;
  return rest.length === 0
    ? `${first}, ${second.toLowerCase()}`
    : `${first}, ${second.toLowerCase()} and ${rest.length} more`;
}
