import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { plannerModelId } from "@/agent/models/planner-model";
import { runChild } from "@/scripts/run-child";
import { readSettings } from "@/server/settings";
import { acceptBaseline, compareWithBaseline } from "./baseline";
import { chooseCases } from "./choose-cases";
import { installPromptfoo } from "./install-promptfoo";
import { type Options, readOptions, usage } from "./options";
import { readCases } from "./read-cases";
import { readResults } from "./read-results";
import { jobVariable } from "./run-job";
import { summarize } from "./summarize";
import { writeSummary } from "./write-summary";

const reports = join(import.meta.dirname, "reports");
const baseline = join(import.meta.dirname, "baseline.json");
const config = join(import.meta.dirname, "promptfoo/promptfooconfig.yaml");
const say = (text: string): void => void process.stderr.write(`${text}\n`);

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}

/** 0 when nothing harmed and no case newly fails, 1 otherwise. */
async function run(options: Options): Promise<number> {
  const model = options.model ?? plannerModelId;
  const settings = readSettings();
  if (model !== plannerModelId && !settings.OPENAI_API_KEY && !settings.OPENAI_BASE_URL)
    throw new Error(`--model ${model} needs OPENAI_API_KEY or OPENAI_BASE_URL.`);
  const cases = readCases();
  const chosen = chooseCases(cases, options.choice);
  if (chosen.length === 0) throw new Error("No case fits; leave out --category, --split or --case.");
  const program = await installPromptfoo(say);
  mkdirSync(reports, { recursive: true });
  const count = chosen.length * options.repeat;
  say(`Running ${count} ${count === 1 ? "case" : "cases"} …`);
  const started = performance.now();
  await runPromptfoo(program, options, model);
  const seconds = (performance.now() - started) / 1000;
  const results = readResults(join(reports, "results.json"));
  if (results.length !== count)
    throw new Error(`promptfoo ran ${results.length} of ${count} cases; see evals/reports/results.json.`);
  const summary = summarize(results);
  const comparison = compareWithBaseline(baseline, model, results);
  const head = { model, repeat: options.repeat, seconds, hasPrice: options.price !== undefined };
  const text = writeSummary(head, summary, comparison);
  writeFileSync(join(reports, "summary.md"), text);
  if (options.isAccepted) acceptBaseline(baseline, model, results, new Set(cases.map(({ id }) => id)));
  process.stdout.write(options.isJson ? `${JSON.stringify({ ...head, ...summary, ...comparison })}\n` : text);
  say(
    `The report is evals/reports/report.html; every case with its calls and changes is in evals/reports/results.json.`,
  );
  const isHarmed = results.some(({ verdict }) => verdict === "harmful");
  return isHarmed || comparison.newlyFailing.length > 0 ? 1 : 0;
}

/** promptfoo answers 100 when a check fails, which is for the summary to judge. */
async function runPromptfoo(program: string, options: Options, model: string): Promise<void> {
  const files = ["results.json", "report.html"].map((file) => join(reports, file));
  for (const file of files) rmSync(file, { force: true });
  const jobs = options.jobs ?? (model === plannerModelId ? 1 : 4);
  const flags = ["--no-cache", "--no-write", "--no-table", "--no-share", "--no-progress-bar"];
  const numbers = ["--max-concurrency", String(jobs), "--repeat", String(options.repeat)];
  const args = ["eval", "--config", config, ...files.flatMap((file) => ["--output", file]), ...flags, ...numbers];
  const { choice, price } = options;
  const { code, output: text } = await runChild(["--bun", program, ...args], {
    isQuiet: true,
    env: {
      ...process.env,
      PROMPTFOO_CONFIG_DIR: join(import.meta.dirname, "../.cache/promptfoo"),
      PROMPTFOO_DISABLE_TELEMETRY: "1",
      PROMPTFOO_DISABLE_UPDATE: "1",
      PROMPTFOO_DISABLE_SHARING: "1",
      PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
      [jobVariable]: JSON.stringify({ choice, model, price }),
    },
  });
  if (code === 0 || code === 100) return;
  // Its own shut-down can fail after the run, and then says nothing of it; whether all cases are in the results is looked at next.
  if (!files.every((file) => existsSync(file))) throw new Error(`promptfoo ended with ${code}.\n${text}`);
  say(`promptfoo ended with ${code} after it had written its results.`);
}
