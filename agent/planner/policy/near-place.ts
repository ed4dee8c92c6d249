import type { Path } from "@/agent/planner/assemble/compose";
import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import { edits } from "@/agent/planner/link/respell";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { isCommonWord } from "@/agent/planner/words/common-words";
import type { ObjectDefinition } from "@/db/objects/definition";

/** Words that name nothing here, where they stand, and what comes nearest; `isFree` when nothing is really near. */
export type Unknown = {
  what: string;
  word: string;
  near: string[];
  from: number;
  to: number;
  isFree?: boolean;
  isSlip?: boolean;
};

/** "in berln": the values people filter by are few, so the nearest ones are read when a word after "in" is none of them. */
export async function nearPlace(s: Sentence, path: Path | undefined): Promise<Unknown | undefined> {
  const at = s.tokens.findIndex(
    (token, index) =>
      token.kind === "word" &&
      ["in", "from", "near", "at"].includes(lowerAt(s, index - 1)) &&
      !s.words.has(index) &&
      !s.members.has(index) &&
      !s.places.has(index) &&
      !s.records.has(index) &&
      (!isCommonWord(token.lower) || /^\p{Lu}/u.test(token.text)),
  );
  const token = s.tokens[at];
  if (!token || !path || token.lower.length < 4) return undefined;
  const names = await valuesNear(s, path.object);
  const found = [...new Set(names)]
    .map((name) => ({ name, away: edits(token.lower, name.toLowerCase()) }))
    .filter(({ away }) => away <= (token.lower.length >= 8 ? 2 : 1) || (away === 2 && token.lower.length >= 6))
    .sort((one, other) => one.away - other.away)
    .slice(0, 3);
  const isSlip = found.length === 1 && found[0]?.away === 1 && token.lower.length >= 5;
  const near = found.map(({ name }) => name);
  if (near.length === 0 && !/^\p{Lu}/u.test(token.text)) return undefined;
  return {
    what: `There is no place, option or record called “${token.text}” here.`,
    word: token.text,
    near,
    from: at,
    to: at + 1,
    isSlip,
  };
}

async function valuesNear(s: Sentence, object: ObjectDefinition): Promise<string[]> {
  const own = object.fields
    .filter((field) => field.isFilterable)
    .map((field) => ({ object: object.key, field: field.key }));
  const across = object.fields.flatMap((field) => {
    const target = field.target ? objectOf(s.catalog, field.target) : undefined;
    return (target?.fields ?? [])
      .filter((entry) => entry.isFilterable)
      .map((entry) => ({ object: target?.key ?? "", field: entry.key }));
  });
  const lists = await Promise.all(
    [...own, ...across].slice(0, 4).map(async (entry) => {
      const input = { object: entry.object, group: [{ field: entry.field }], measures: [{ fn: "count" }], limit: 500 };
      const output = asObject(await s.world.read("aggregate_records", input).catch(() => undefined));
      const rows = Array.isArray(output.rows) ? output.rows : [];
      return rows.flatMap((row) => {
        const value = asObject(row)[entry.field];
        return typeof value === "string" ? [value] : [];
      });
    }),
  );
  return lists.flat();
}
