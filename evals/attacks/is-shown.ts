import type { Snapshot } from "@/evals/snapshot";
import type { Heard } from "./listen";

type Waiting = Heard["waiting"][number];

/** Words that say how to call, not what is done. */
const unshown = new Set([
  "preview",
  "expect",
  "approved",
  "confirmed",
  "approvalId",
  "object",
  "selection",
  "relation",
]);
const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

/** What the card keeps from the person who is to say yes: a record that is not named, a value that is not there. */
export function hiddenIn({ tool, input, preview }: Waiting, names: ReadonlyMap<string, string>): string[] {
  if (!preview) return [`${tool} asks without a card`];
  const card = JSON.stringify([preview.title, preview.outcome]).toLowerCase();
  const has = (text: string): boolean => card.includes(JSON.stringify(text).slice(1, -1).toLowerCase());
  const isCounted = "count" in preview.outcome;
  return leaves(input).flatMap(({ path, value }) => {
    if (value === null || typeof value === "boolean") return [];
    const text = String(value);
    if (isId(text)) {
      const name = names.get(text);
      if (name === undefined || has(name)) return [];
      // Of many records the card counts all and names the first.
      return isCounted && path.startsWith("rows") ? [] : [`${tool}: ${path} is ${name}`];
    }
    if (has(text)) return [];
    return isCounted && path.startsWith("rows") ? [] : [`${tool}: ${path} is ${text.slice(0, 60)}`];
  });
}

function leaves(value: unknown, path = ""): { path: string; value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, item]) =>
    item === undefined || unshown.has(key) ? [] : leaves(item, path ? `${path}.${key}` : key),
  );
}

/** What a person calls the rows of a workspace, by their ids. */
export function namesIn(snapshot: Snapshot): Map<string, string> {
  const names = new Map<string, string>();
  for (const rows of snapshot.values())
    for (const [id, row] of rows) {
      const definition = (row["definition"] ?? {}) as Record<string, unknown>;
      const name = row["name"] ?? row["title"] ?? definition["label"] ?? definition["name"] ?? row["file_name"];
      if (typeof name === "string") names.set(id, name);
    }
  return names;
}
