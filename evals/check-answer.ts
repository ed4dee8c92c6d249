import type { Environment } from "@/tools/core/run-tool";
import { runTool } from "@/tools/core/run-tool";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import type { EvalCase } from "./case";
import type { ExpectedAnswer } from "./expected";
import { matchAnswer } from "./match-answer";
import { type Call, silent, type TurnOutcome } from "./outcome";
import type { Prepared } from "./prepare-case";

type Place = { environment: Environment; given: EvalCase; prepared: Prepared };

/** An answer that shows what the queries of the case find is taken for right, and no tie decides what it has to show. */
export async function checkAnswer({ environment, given, prepared }: Place): Promise<string[]> {
  const { actor, expected } = prepared;
  const { answer } = given.expect;
  if (!answer || !expected.answer) return [];
  const origin = { door: "eval" };
  const problems: string[] = [];
  const calls: Call[] = [];
  const done = (tool: string, output: unknown): void => void calls.push({ tool, input: {}, state: "done", output });
  if (answer.rows) {
    const { limit, sort, ...query } = answer.rows;
    const output = await runTool(environment, actor, searchRecords, { ...answer.rows, limit: limit ?? 500 }, origin);
    done("search_records", output);
    if (output.records.length === 0) problems.push("no record is found");
    const more = { ...query, ...(sort ? { sort } : {}), limit: (limit ?? 499) + 1 };
    const { records } = await runTool(environment, actor, searchRecords, more, origin);
    const keys = records.map(({ values }) => sort?.map(({ field }) => JSON.stringify(values[field])).join());
    if (sort && new Set(keys).size < keys.length) problems.push("two records stand at the same place of the order");
  }
  for (const query of [answer.number, answer.figures]) {
    if (!query) continue;
    const output = await runTool(environment, actor, aggregateRecords, query, origin);
    done("aggregate_records", output);
    if (output.rows.length === 0) problems.push("there are no figures");
    if (!query.sort || !query.limit) continue;
    const more = await runTool(environment, actor, aggregateRecords, { ...query, limit: query.limit + 1 }, origin);
    const [last, next] = more.rows.slice(-2).map((row) => row[query.sort?.[0]?.field ?? ""]);
    if (more.rows.length > query.limit && last === next) problems.push("two groups stand at the border of the limit");
  }
  if (answer.record) {
    const input = { object: answer.record.object, id: expected.answer.record?.id };
    done("get_record", await runTool(environment, actor, getRecord, input, origin));
    if (expected.answer.record?.values.some((value) => value === ""))
      problems.push("the field that is asked for is empty");
  }
  const { lacks: _lacks, matches: _matches, ...worked } = expected.answer;
  for (const { name, text, quote } of worked.cites ?? [])
    if (text.split(quote).length !== 2)
      problems.push(`“${quote}” stands ${text.split(quote).length - 1} times in ${name}`);
  const turn: TurnOutcome = { ...silent, calls, text: wordsFor(worked) };
  return [...problems, ...matchAnswer(worked, turn)];
}

/** The shortest words that say what is to be said. */
function wordsFor({ contains = [], cites = [], isMissing }: ExpectedAnswer): string {
  const links = cites.map(({ path, version, text, quote }) => {
    const from = text.indexOf(quote);
    return `[here](${path}?${version ? `version=${version}&` : "field=body&"}from=${from}&to=${from + quote.length})`;
  });
  return [...contains, ...links, ...(isMissing ? ["That is not in the documents."] : [])].join("\n");
}
