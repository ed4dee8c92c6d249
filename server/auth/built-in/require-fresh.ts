import { AppError } from "@/tools/core/app-error";
import type { SignedIn } from "./identify";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What is made here outlives the session, so a session that somebody took along must not be enough. */
export function requireFresh({ since }: Pick<SignedIn, "since">, now: Date): void {
  if (now.getTime() - since.getTime() <= dayMilliseconds) return;
  throw new AppError("precondition_failed", "Sign out and in again first: this needs a sign-in of the last 24 hours.");
}
