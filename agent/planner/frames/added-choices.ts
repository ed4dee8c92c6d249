import type { Path } from "@/agent/planner/assemble/compose";
import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { conditionOf } from "@/agent/planner/pieces/piece";
import { call, type Outcome, say, unmet } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { resolveTarget } from "./resolve-target";
import { valuesOf } from "./update-values";

const most = 500;

/** "every customer at Vitalis gets interest Training": of several choices one more, and those that each record has stay. */
export async function addedChoices(s: Sentence, path: Path): Promise<Outcome | undefined> {
  const { values } = valuesOf(path);
  const several = path.object.fields.filter(({ key, type }) => type === "multi_select" && Array.isArray(values[key]));
  if (several.length === 0) return undefined;
  const target = await resolveTarget(s, path);
  if (target.kind === "none") return unmet(`I changed nothing: ${target.why}.`);
  if (target.kind === "pick") return undefined;
  const selection =
    target.kind === "set"
      ? target.selection
      : { object: path.object.key, where: conditionOf("id", "eq", target.record.id) };
  const fields = several.map(({ key }) => key);
  const output = asObject(await s.world.read("search_records", { ...selection, fields, limit: most, count: "exact" }));
  const count = Number(asObject(output.count).value ?? 0);
  const noun = path.object.plural.toLowerCase();
  if (count > most)
    return say(`I changed nothing: these are ${count} ${noun}, and I add to up to ${most} at once. Say which first.`);
  const rows = readRecords(output).map((record) => {
    const added = fields.map((key) => {
      const before = Array.isArray(record.values[key]) ? (record.values[key] as unknown[]) : [];
      return [key, [...new Set([...before, ...(values[key] as unknown[])])]];
    });
    return { id: record.id, values: { ...values, ...Object.fromEntries(added) } };
  });
  return rows.length > 0 ? call("update_cells", { object: path.object.key, rows }, readingOf(s, path)) : undefined;
}
