import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";

import { runChild } from "./run-child";
import type { Tally } from "./tally";
import { chromium, type SystemPackage } from "./test-system";

export type Suite = {
  name: string;
  /** Projects of vitest.config.ts. */
  projects: string[];
  files: string;
  needs?: SystemPackage;
  /** Runs against the built pages. */
  isOnPages?: true;
};

export const suites: readonly Suite[] = [
  { name: "unit", projects: ["node", "dom"], files: "**/*.test.{ts,tsx}" },
  { name: "browser", projects: ["browser"], files: "e2e/**/*.e2e.ts", needs: chromium, isOnPages: true },
];

const vitest = ["--bun", "node_modules/vitest/vitest.mjs"];
const reports = ".cache/tests";

/** Whether any file of the suite is asked for; a filter is a part of a path. */
export function isAskedFor({ files }: Suite, filters: readonly string[]): boolean {
  if (filters.length === 0) return true;
  const paths = [...new Bun.Glob(files).scanSync()].filter((path) => !path.startsWith("node_modules/"));
  return paths.some((path) => filters.some((filter) => path.includes(filter)));
}

type Run = { filters: readonly string[]; env: Record<string, string> };

export async function runSuite(suite: Suite, { filters, env }: Run): Promise<Tally> {
  const report = `${reports}/${suite.name}.json`;
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });

  const output = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [...vitest, "run", ...projects(suite), ...output, ...filters];
  const { code } = await runChild(args, { env: { ...process.env, ...env, NODE_ENV: "test" } });
  return tallyOf(report, code);
}

/** How many tests a suite holds, without running them. */
export async function countTests(suite: Suite, filters: readonly string[]): Promise<number> {
  const args = [...vitest, "list", "--json", ...projects(suite), ...filters];
  const { output } = await runChild(args, { env: { ...process.env, NODE_ENV: "test" }, isQuiet: true });
  const list = /\[[\s\S]*\]/.exec(output)?.[0];
  return list ? Math.max(1, JSON.parse(list).length) : 1;
}

function projects({ projects: names }: Suite): string[] {
  return names.flatMap((name) => ["--project", name]);
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

/** A file that cannot be loaded, a crash and a suite without tests are failures too, although no test failed. */
function tallyOf(report: string, code: number): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };

  const results: Report = JSON.parse(readFileSync(report, "utf8"));
  const isBroken = ({ status, assertionResults }: Report["testResults"][number]) =>
    status === "failed" && !assertionResults.some((test) => test.status === "failed");
  const broken = results.testResults.filter(isBroken);
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + broken.length;
  const isSilentFailure = failed === 0 && (code !== 0 || passed === 0);
  const skipped = results.numPendingTests + results.numTodoTests;
  return { passed, failed: isSilentFailure ? 1 : failed, skipped, failures: failuresOf(results, broken) };
}

/** One line a failure: file, test, and the first line of what went wrong. */
function failuresOf({ testResults }: Report, broken: Report["testResults"]): string[] {
  const line = (file: string, name: string, why = ""): string =>
    `${relative(process.cwd(), file)} > ${name}: ${why.split("\n")[0]}`;
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map((test) => line(name, test.fullName, test.failureMessages?.[0])),
  );
  return [...tests, ...broken.map(({ name, message }) => line(name, "the file could not be run", message))];
}
