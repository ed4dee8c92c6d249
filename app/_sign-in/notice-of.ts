type Given = string | string[] | undefined;

const problems: Record<string, string> = {
  expired: "That took too long, or it was begun in another browser. Type your e-mail and start again.",
  refused: "Your provider did not let you in. Start again, or ask an Admin of your workspace.",
  invalid: "The answer of your provider could not be trusted, so nobody was signed in. Ask an Admin of your workspace.",
  email: "Your provider did not say your e-mail. Ask an Admin of your workspace.",
  domain: "Your provider answered with an address of a domain that is not verified for your workspace.",
  ended: "Your access has ended. Ask an Admin of your workspace to let you in again.",
  taken: "This address belongs to another account here. Ask an Admin of your workspace.",
  unreachable: "Your provider cannot be reached right now. Try again in a moment.",
};

/** Why somebody is back at the sign-in. Only our own words are shown, whatever the address says. */
export function noticeOf(why: Given, problem: Given): string | null {
  if (why === "ended") return problems["ended"] ?? null;
  return typeof problem === "string" && Object.hasOwn(problems, problem) ? (problems[problem] ?? null) : null;
}
