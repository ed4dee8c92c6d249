import { dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { passwordRule } from "./better-auth";

/** Words that somebody who knows where they are would try first. */
const ours = ["atrium", "atriumcrm", "customer", "customers", "salesforce"];

let known: Set<string> | undefined;

/** Whether others use this password too, with or without figures and signs around it. */
function isCommon(password: string): boolean {
  known ??= new Set([...dictionary.passwords, ...ours]);
  const whole = password.toLowerCase();
  const bare = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return known.has(whole) || bare === "" || (bare !== whole && known.has(bare));
}

/** A password that somebody chooses. Any letters, figures and signs; none that lists of stolen ones have. */
export const newPasswordShape = z
  .string()
  .min(passwordRule.least, `A password has at least ${passwordRule.least} characters.`)
  .max(passwordRule.most, `A password has at most ${passwordRule.most} characters.`)
  .refine(
    (password) => !isCommon(password),
    "Many people use this password, so it is guessed first. Choose another, for instance four words.",
  );

/** The same for a password that comes beside other things, refused in one sentence. */
export function requireNewPassword(password: string): void {
  const [issue] = newPasswordShape.safeParse(password).error?.issues ?? [];
  if (issue) throw new AppError("invalid_input", issue.message);
}
