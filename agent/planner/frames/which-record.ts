import type { Path } from "@/agent/planner/assemble/compose";
import { asObject, type Ref } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { never, type Outcome } from "@/agent/planner/policy/outcome";
import { readRecords } from "@/agent/planner/reply/search-reply";

const most = 3;

/** "assign the deal to Elin", "unsubscribe him": what to do is clear and with which record is not, so that is asked. */
export async function whichRecord(s: Sentence, path: Path, said: string): Promise<Outcome | undefined> {
  const span = path.pieces.find(
    ({ give }) =>
      (give.kind === "pronoun" && !give.which.isMany) || (give.kind === "head" && !give.isPlural && !give.isLoose),
  );
  const isNarrowed = path.pieces.some(({ give }) => ["where", "period", "limit", "all", "target"].includes(give.kind));
  const [from, to] = [s.tokens[span?.from ?? 0]?.from, s.tokens[(span?.to ?? 0) - 1]?.to];
  if (!span || isNarrowed || from === undefined || to === undefined) return undefined;
  const noun = path.object.label.toLowerCase();
  const records = await candidates(s, path.object.key);
  const lead = s.source.slice(0, from).replace(/\b(?:the|this|that|his|her|its|their) $/iu, "");
  const withName = (name: string) => `${lead}the ${noun} ${name}${s.source.slice(to)}`;
  return {
    do: "ask",
    question: `${said} Which ${noun} do you mean?`,
    options: [...records.map(({ name }) => ({ label: name, sentence: withName(`“${name}”`) })), never],
    fill: withName("{}"),
    isUnclear: true,
  };
}

/** Those that were shown, else those that were changed last. */
async function candidates(s: Sentence, object: string): Promise<Ref[]> {
  const shown = s.state.shown.filter((ref) => ref.object === object && ref.name !== "");
  if (shown.length > 0) return shown.slice(0, most);
  const input = { object, sort: [{ field: "updated_at", direction: "desc" }], limit: most, count: "capped" };
  return readRecords(asObject(await s.world.read("search_records", input).catch(() => undefined)));
}
