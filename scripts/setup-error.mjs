/** A failure whose message is one sentence for the person. */
export class SetupError extends Error {}

const causes = [
  [/ENOSPC|no space left|NoSpaceLeft/i, "the disk is full; free about 1.5 GB and run the command again"],
  [
    /EACCES|EROFS|permission denied|read-only file system|AccessDenied/i,
    "the folder cannot be written; check its owner and rights",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ConnectionRefused|FailedToOpenSocket|network|getaddrinfo|ConnectionClosed|DNSResolve|Timeout/i,
    "the package registry cannot be reached; check the network or proxy and run the command again",
  ],
  [/frozen/i, "package.json and bun.lock disagree; run `bun install` and commit bun.lock"],
  [/EBADPLATFORM|Unsupported platform|notsup/i, `there is no build for ${process.platform} ${process.arch}`],
  [/ENOENT.*npm|npm: not found/i, "neither Bun nor npm was found; install Node 20 or newer, or Bun"],
];

/**
 * One sentence about a child process that failed: what was being done, and what to do about it.
 * @param {string} step
 * @param {{ error?: any, stdout?: string, stderr?: string }} failure
 */
export function explainFailure(step, { error, stdout = "", stderr = "" }) {
  const output = `${error?.code ?? ""} ${error?.message ?? ""} ${error?.path ?? ""}\n${stderr}\n${stdout}`;
  const known = causes.find(([pattern]) => pattern.test(output));
  if (known) return `${step} failed: ${known[1]}.`;

  const last = output.trim().split("\n").filter(Boolean).slice(-3).join(" / ");
  return `${step} failed: ${last || "the command ended without a message"}.`;
}
