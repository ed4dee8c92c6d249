import { z } from "zod";

/** What a provider says about who signed in, once its word was checked. */
export const claimsShape = z.object({
  subject: z.string().min(1).max(500),
  email: z.email().max(320),
  name: z.string().max(200),
  groups: z.array(z.string()),
});
export type Claims = z.output<typeof claimsShape>;

export const problems = {
  expired: "That took too long, or it was begun in another browser. Start again.",
  refused: "Your provider did not let you in. Start again, or ask an Admin of your workspace.",
  invalid: "The answer of your provider could not be trusted, so nobody was signed in. Ask an Admin of your workspace.",
  email: "Your provider did not say your e-mail. Ask an Admin of your workspace.",
  domain: "Your provider answered with an address of a domain that is not verified for this workspace.",
  ended: "Your access has ended. Ask an Admin of your workspace to let you in again.",
  taken: "This address belongs to another account here. Ask an Admin of your workspace.",
  unreachable: "Your provider cannot be reached right now. Try again in a moment.",
} as const;

export type Problem = keyof typeof problems;

/** Why somebody does not come in; what is in `cause` is for the log alone. */
export class SingleSignOnError extends Error {
  override name = "SingleSignOnError";
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(problems[problem], { cause });
    this.problem = problem;
  }
}

/** One value or several, as providers write them. */
export function textsOf(value: unknown): string[] {
  return [value].flat().filter((each): each is string => typeof each === "string" && each !== "");
}

export function toClaims(said: { subject: unknown; email: unknown; name: unknown; groups: unknown }): Claims {
  const [subject = "", email = "", name = ""] = [said.subject, said.email, said.name].map(
    (each) => textsOf(each)[0]?.trim() ?? "",
  );
  const parsed = claimsShape.safeParse({
    subject,
    email,
    name: (name || email).slice(0, 200),
    groups: textsOf(said.groups),
  });
  if (!parsed.success) throw new SingleSignOnError(email === "" ? "email" : "invalid", parsed.error);
  return parsed.data;
}
