import { buildApp } from "./app-build";
import { endWithParent } from "./end-with-parent.mjs";
import { fail } from "./fail";
import { describeTally, type Tally, total } from "./tally";
import { testDatabase } from "./test-database";
import { countTests, isAskedFor, runSuite, type Suite, suites } from "./test-suites";
import { findPackage, installHint, installPackage } from "./test-system";

endWithParent(() => process.kill(process.pid, "SIGTERM"));

const args = process.argv.slice(2);
const only = args.find((arg) => arg.startsWith("--suite="))?.slice("--suite=".length);
const filters = args.filter((arg) => !arg.startsWith("--suite="));
const named = suites.filter(({ name }) => only === undefined || name === only);
const chosen = named.filter((suite) => isAskedFor(suite, filters));

if (named.length === 0)
  fail(new Error(`There is no suite "${only}"; there are ${suites.map(({ name }) => name).join(" and ")}.`));
if (chosen.length === 0) fail(new Error(`No test file has "${filters.join('" or "')}" in its path.`));

const database = await testDatabase();
const tallies: Tally[] = [];
for (const suite of chosen) tallies.push(await run(suite).catch(fail));
await database.drop();

const sum = total(tallies);
process.stdout.write(`\n${describeTally(sum)}\n`);
process.exit(sum.failed > 0 ? 1 : 0);

async function run(suite: Suite): Promise<Tally> {
  const { needs, isOnPages } = suite;
  const program = needs && ((await findPackage(needs)) ?? (await installPackage(needs)));
  if (needs && !program) return await skip(suite, installHint(needs));

  if (isOnPages) await buildApp();
  process.stderr.write(`test   Running the ${suite.name} suite …\n`);
  return await runSuite(suite, {
    filters,
    env: { ...database.env, ...(needs && program ? { [needs.variable]: program } : {}) },
  });
}

/** Nothing is passed over in CI: there a missing program is a failure. */
async function skip(suite: Suite, hint: string): Promise<Tally> {
  const skipped = await countTests(suite, filters);
  if (process.env.CI) {
    process.stderr.write(`test   The ${suite.name} suite cannot run. ${hint}\n`);
    return { passed: 0, failed: skipped, skipped: 0 };
  }
  process.stderr.write(`test   Skipping the ${skipped} tests of the ${suite.name} suite. ${hint}\n`);
  return { passed: 0, failed: 0, skipped };
}
