import type { Session } from "@/db/connect/db";
import type { Condition } from "@/db/query/tree";
import type { Environment } from "@/tools/core/run-tool";
import { runTool } from "@/tools/core/run-tool";
import { searchRecords } from "@/tools/records/search-records";
import { carryOut } from "./carry-out";
import type { EvalCase, Target } from "./case";
import { checkAnswer } from "./check-answer";
import { compare } from "./difference";
import { expectedOf } from "./expected";
import { matchChanges } from "./match-changes";
import { nothing } from "./outcome";
import { fieldTypes, lookAt, type Prepared, prepareCase } from "./prepare-case";
import { score } from "./score";
import { takeSnapshot } from "./snapshot";
import { inThrowAway, type World } from "./world";

type Place = { environment: Environment; session: Session; given: EvalCase; prepared: Prepared };

/**
 * Why a case cannot be fulfilled, or would be by an assistant that does nothing; nobody is asked to answer it.
 * Empty when it is fair.
 */
export function checkCase(world: World, given: EvalCase): Promise<string[]> {
  return inThrowAway(world, given.id, async (environment, session) => {
    try {
      const place = { environment, session, given, prepared: await prepareCase(world, environment, session, given) };
      return [
        ...checkFloor(place),
        ...(await checkTargets(place)),
        ...(await checkAnswer(place)),
        ...(await checkChanges(place)),
      ];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

function checkFloor({ given, prepared: { expected, defaults } }: Place): string[] {
  return score(given, expected, nothing, defaults).verdict === "right" ? ["is right when nothing is done"] : [];
}

/** Each condition takes something, and not everything; each change makes a difference. */
async function checkTargets({ environment, given, prepared }: Place): Promise<string[]> {
  const { actor, before } = prepared;
  const problems: string[] = [];
  const changes = [given.expect.changes === "none" ? [] : given.expect.changes, given.expect.along ?? []].flat();
  for (const change of changes) {
    if (!("update" in change || "delete" in change || "restore" in change)) continue;
    await expectedOf({ environment, actor, before, fieldTypes, given: { ...given, expect: { changes: [change] } } });
    const target: Target = "update" in change ? change.update : "delete" in change ? change.delete : change.restore;
    if (!target.where || "restore" in change) continue;
    const [some, all] = [await countOf(target.where, target.object), await countOf(undefined, target.object)];
    if (some === 0 || some === all) problems.push(`the condition takes ${some} of ${all} ${target.object}`);
  }
  return problems;

  async function countOf(where: Condition | undefined, object: string): Promise<number> {
    const query = { object, ...(where ? { where } : {}), limit: 1, count: "exact" as const };
    const { count } = await runTool(environment, actor, searchRecords, query, { door: "eval" });
    return count?.value ?? 0;
  }
}

/** What is wanted is done by the tools, with the rights of who speaks, and leaves exactly the wanted difference. */
async function checkChanges({ environment, session, given, prepared }: Place): Promise<string[]> {
  const { actor, before, expected, defaults } = prepared;
  for (const change of expected.changes) await carryOut({ environment, actor, given }, change);
  const wanted = expected.changes.filter(({ kind }) => kind !== "row");
  const { extra, missing } = matchChanges(
    wanted,
    compare(before, lookAt(given, await takeSnapshot(session))),
    defaults,
  );
  return [...extra.map(({ text }) => `also does this: ${text}`), ...missing.map((text) => `cannot be done: ${text}`)];
}
