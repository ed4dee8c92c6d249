import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { bunVersion, findBun, root } from "./find-bun.mjs";
import { explainFailure, SetupError } from "./setup-error.mjs";

const stampFile = join(root, "node_modules/.atrium-setup");

/** Brings Bun and the packages to what the lock says, and returns the path of Bun. Does nothing when nothing changed. */
export function setup() {
  const wanted = stamp();
  const [done, known] = readStamp();
  if (done === wanted && known && existsSync(known)) return known;

  const bun = findBun() ?? installBun();
  installPackages(bun);
  // The folder of packages was perhaps empty before, and its own copy of Bun is the one that stays.
  const settled = findBun() ?? bun;
  writeFileSync(stampFile, `${wanted}\n${settled}\n`);
  return settled;
}

function installBun() {
  say(`Bun ${bunVersion} is not on this machine; fetching it into .tools with npm …`);
  const tools = join(root, ".tools");
  mkdirSync(tools, { recursive: true });
  // A package.json of its own keeps npm from walking up to ours.
  writeFileSync(join(tools, "package.json"), `${JSON.stringify({ name: "atrium-tools", private: true })}\n`);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm is a script on Windows and needs a shell there.
  const shell = process.platform === "win32";
  run("npm", ["install", "--prefix", tools, ...flags, `bun@${bunVersion}`], { step: "Fetching Bun", shell });
  run(process.execPath, [join(tools, "node_modules/bun/install.js")], { step: "Unpacking Bun" });

  const bun = findBun();
  if (!bun) throw new SetupError(`Bun ${bunVersion} has no build that runs on ${process.platform} ${process.arch}.`);
  return bun;
}

function installPackages(bun) {
  say("Installing packages from the lock …");
  const started = Date.now();
  // The lock holds the Linux builds of a few native packages; elsewhere Bun must look theirs up.
  const frozen = process.platform === "linux" ? ["--frozen-lockfile"] : ["--no-save"];
  run(bun, ["install", ...frozen], { step: "Installing packages" });
  say(`Packages are ready (${((Date.now() - started) / 1000).toFixed(1)} s).`);
}

function run(command, args, { step, shell = false }) {
  const result = spawnSync(command, args, { cwd: root, encoding: "utf8", shell, env: process.env });
  if (result.status !== 0) throw new SetupError(explainFailure(step, result));
}

function stamp() {
  const hash = createHash("sha256").update(`${bunVersion} ${process.platform} ${process.arch}\n`);
  for (const file of ["package.json", "bun.lock"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8").trim().split("\n") : [];
}

function say(line) {
  process.stderr.write(`setup  ${line}\n`);
}

/** Runs `setup` for a command: on failure prints one sentence and ends the process. */
export function setupOrExit() {
  try {
    return setup();
  } catch (error) {
    const sentence = error instanceof SetupError ? error.message : explainFailure("Setting up", { error });
    process.stderr.write(`setup  ${sentence}\n`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const bun = setupOrExit();
  say(`Ready: Bun ${bunVersion} at ${bun}`);
}
