import { asc, eq } from "drizzle-orm";

import { findObject } from "@/db/objects/catalog";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { linksIn, nameOf, readDiffs, readNames } from "@/tools/changes/change-names";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Diff } from "@/tools/records/record-shape";
import type { MessageRow } from "./message-store";

export type CaseTurn = { say: string } | { approve: boolean };
type CaseValue = string | number | boolean | string[] | null;
export type CaseChange =
  | { update: { object: string; name: string }; set: Record<string, CaseValue> }
  | { create: string; values: Record<string, CaseValue>; also: string[] }
  | { delete: { object: string; name: string } }
  | { restore: { object: string; name: string } }
  | { row: string; kind: string; like: Record<string, never> };

type Part = { type?: unknown; text?: unknown; approval?: { approved?: unknown } };
const partsOf = (row: MessageRow): Part[] => row.parts as Part[];

/** What was said and answered, in its order. What was attached or picked cannot be said again by a case. */
export function turnsOf(branch: readonly MessageRow[]): { turns: CaseTurn[]; problems: string[] } {
  const turns: CaseTurn[] = [];
  const problems = new Set<string>();
  for (const message of branch) {
    const parts = partsOf(message);
    if (message.role === "user") {
      const say = parts.flatMap((part) => (part.type === "text" ? [String(part.text)] : [])).join("\n");
      if (say.trim()) turns.push({ say });
      if (parts.some(({ type }) => type === "data-files")) problems.add("Attached files are not part of a case.");
      if (parts.some(({ type }) => type === "data-mentions"))
        problems.add("Records picked with @ are not part of a case; their names in the text have to do.");
    }
    for (const { approval } of parts)
      if (typeof approval?.approved === "boolean") turns.push({ approve: approval.approved });
  }
  return { turns, problems: [...problems] };
}

/** What is left of all that a conversation changed: what was taken back within it is no change. */
export async function netChanges(ctx: ToolContext, conversationId: string): Promise<CaseChange[]> {
  const rows = await ctx.session.orm
    .select({ change: changes })
    .from(changes)
    .innerJoin(changeSets, eq(changeSets.id, changes.changeSetId))
    .where(eq(changeSets.conversationId, conversationId))
    .orderBy(asc(changes.id))
    .limit(2000);
  const byRecord = Map.groupBy(rows, ({ change }) => `${change.object} ${change.recordId}`);
  const nets = [...byRecord.values()].flatMap((own) => {
    const all = own.map(({ change }) => change);
    const [first] = all;
    const object = first && findObject(ctx.catalog, first.object);
    if (!first) return [];
    // The oldest state before and the newest after, field by field.
    const before = Object.assign({}, ...all.map((change) => change.before).reverse()) as Record<string, unknown>;
    const after = Object.assign({}, ...all.map((change) => change.after)) as Record<string, unknown>;
    return [{ all, first, object, before, after }];
  });
  const names = await readNames(
    ctx,
    nets.flatMap(({ first, object, before, after }) =>
      object ? [{ object: object.key, id: first.recordId }, ...linksIn(object, before, after)] : [],
    ),
  );
  return nets.flatMap(({ all, first, object, before, after }): CaseChange[] => {
    if (!object) return first.object.startsWith("atrium_") ? [{ row: first.object, kind: first.kind, like: {} }] : [];
    const target = { object: object.key, name: nameOf(names, object.key, first.recordId) };
    const isThere = all.findLast(({ kind }) => kind !== "updated")?.kind ?? "updated";
    const diffs = readDiffs(object, before, after, names).filter(
      ({ before: old, after: now }) => JSON.stringify(old) !== JSON.stringify(now),
    );
    const typeOf = ({ field }: Diff): string | undefined => object.fields.find(({ key }) => key === field)?.type;
    const isMoment = (diff: Diff): boolean => typeOf(diff) === "datetime";
    const values = Object.fromEntries(
      diffs.filter((diff) => !isMoment(diff)).map((diff) => [diff.field, caseValue(diff, typeOf(diff) === "owner")]),
    );
    if (first.kind === "created") {
      const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      return isThere === "deleted" || isThere === "destroyed"
        ? []
        : [{ create: object.key, values: set, also: diffs.filter(isMoment).map(({ field }) => field) }];
    }
    if (isThere === "deleted" && first.kind !== "restored") return [{ delete: target }];
    if (first.kind === "restored" && isThere !== "deleted") return [{ restore: target }];
    return Object.keys(values).length > 0 && isThere !== "destroyed" ? [{ update: target, set: values }] : [];
  });
}

/** Links by name and members by first name, as another workspace has other ids. */
function caseValue({ after }: Diff, isMember: boolean): CaseValue {
  if (Array.isArray(after)) return after.map((one) => (typeof one === "string" ? one : one.name));
  if (typeof after !== "object" || after === null) return after;
  return isMember ? (after.name.split(" ")[0] ?? after.name) : after.name;
}
