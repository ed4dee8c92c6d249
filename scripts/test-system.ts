import { existsSync, mkdirSync, writeFileSync } from "node:fs";

import { runCommand } from "./run-child";

/** A program of the operating system that a suite needs, and how the suite is told where it is. */
export type SystemPackage = { name: string; programs: string[]; variable: string };

export const chromium: SystemPackage = {
  name: "chromium",
  programs: ["chromium", "chromium-browser", "google-chrome"],
  variable: "ATRIUM_CHROMIUM",
};

export async function findPackage({ programs, variable }: SystemPackage): Promise<string | undefined> {
  const named = process.env[variable];
  if (named && existsSync(named)) return named;
  return programs.map((program) => Bun.which(program)).find((path) => path !== null) ?? undefined;
}

/** Installs with apt where that needs no question: as root on Debian. Gives the path of the program, or nothing. */
export async function installPackage(wanted: SystemPackage): Promise<string | undefined> {
  if (!canInstall()) return undefined;

  process.stderr.write(`test   Installing the Debian package ${wanted.name} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const update = await runCommand(["apt-get", "update", "-qq"], { env, isQuiet: true });
  const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", wanted.name];
  const done = await runCommand(install, { env, isQuiet: true });
  if (done.code === 0) return await findPackage(wanted);

  mkdirSync(".cache", { recursive: true });
  writeFileSync(".cache/apt.log", `${update.output}\n${done.output}\n`);
  process.stderr.write(`test   apt-get could not install ${wanted.name}; its words are in .cache/apt.log.\n`);
  return undefined;
}

export function installHint({ name }: SystemPackage): string {
  return existsSync("/etc/debian_version")
    ? `To run them: sudo apt-get install -y ${name} && npm test`
    : `To run them: install ${name} and run npm test again`;
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && Bun.which("apt-get") !== null;
}
