import { domainOf, findSingleSignOn } from "@/db/accounts/single-sign-on";
import type { Db } from "@/db/connect/db";
import { AppError } from "@/tools/core/app-error";

/** Why people of this address's domain do not sign in by themselves, if so. It goes by the domain alone and tells of nobody. */
export async function refusalOf(db: Db, email: string): Promise<AppError | null> {
  const domain = domainOf(email);
  const found = await db.transaction({ isReadOnly: true }, (session) => findSingleSignOn(session, domain));
  if (!found?.isRequired) return null;
  return new AppError(
    "forbidden",
    `People of ${domain} sign in through ${found.name}. Type your e-mail on the page for the sign-in, then choose Continue.`,
  );
}

export async function requireOwnWay(db: Db, email: string): Promise<void> {
  const refusal = await refusalOf(db, email);
  if (refusal) throw refusal;
}
