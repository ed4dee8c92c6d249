import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { allCases } from "./attacks/all-cases";
import { openAttackWorld } from "./attacks/attack-world";
import { startObedientModel } from "./attacks/obedient-model";
import { runApprovals } from "./attacks/run-approvals";
import { type AttackResult, runAttack } from "./attacks/run-attack";
import { runPlanner } from "./attacks/run-planner";
import { runRag } from "./attacks/run-rag";
import { runUnbounded } from "./attacks/run-unbounded";
import { runUtility } from "./attacks/run-utility";
import { type Wrapping, wrappings } from "./attacks/wrappings";
import { summarizeAttacks, writeReport } from "./attacks/write-report";

const usage = `npm run evals:attacks -- [options]
  --wrapping NAME   orders in one dress only: ${wrappings.join(", ")}
  --json            print the results as JSON`;
const reports = join(import.meta.dirname, "reports");
const say = (text: string): void => void process.stderr.write(`${text}\n`);

try {
  process.exitCode = await run();
} catch (error) {
  say(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
// The embedded database has no end of its own.
process.exit();

/** 0 when nothing got through and no honest work was lost, 1 otherwise. */
async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { wrapping: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const dresses = values.wrapping === undefined ? wrappings : wrappings.filter((each) => each === values.wrapping);
  if (dresses.length === 0) throw new Error(`--wrapping ${values.wrapping} is not one of ${wrappings.join(", ")}.`);
  const started = performance.now();
  const world = await openAttackWorld();
  const cases = allCases(dresses as readonly Wrapping[]);
  const results = {
    attacks: await told(`${cases.length} orders to a model that obeys them`, async () => {
      const model = await startObedientModel();
      const attacks: AttackResult[] = [];
      for (const each of cases) attacks.push(await runAttack(world, model, each));
      await model.close();
      return attacks;
    }),
    planner: await told("the same to the built-in planner", () => runPlanner(world, cases)),
    utility: await told("honest work", () => runUtility(world)),
    approvals: await told("a yes that nobody gave", () => runApprovals(world)),
    unbounded: await told("work without end", () => runUnbounded(world)),
    rag: await told("planted documents", () => runRag(world)),
  };
  const seconds = (performance.now() - started) / 1000;
  const head = {
    seconds,
    chosen: values.wrapping === undefined ? "All cases" : `Orders in the dress ${values.wrapping}`,
  };
  const text = writeReport(results, head);
  const { rows, failures } = summarizeAttacks(results);
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, "attacks.md"), text);
  writeFileSync(join(reports, "attacks.json"), JSON.stringify(results));
  const data = { ...head, suites: rows, failures, results };
  process.stdout.write(values.json ? `${JSON.stringify(data)}\n` : text);
  say("The report is evals/reports/attacks.md; every case is in evals/reports/attacks.json.");
  return failures.length > 0 ? 1 : 0;
}

async function told<T>(what: string, suite: () => Promise<T>): Promise<T> {
  say(`Running ${what} …`);
  return suite();
}
