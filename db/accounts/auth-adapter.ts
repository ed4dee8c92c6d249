import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { DBAdapter } from "better-auth/types";

import type { Db } from "@/db/connect/db";
import { accounts } from "@/db/schema/directory/accounts";
import { oauthClients } from "@/db/schema/directory/oauth-clients";
import { oauthConsents } from "@/db/schema/directory/oauth-consents";
import { oauthAccessTokens, oauthRefreshTokens } from "@/db/schema/directory/oauth-tokens";
import { passkeys } from "@/db/schema/directory/passkeys";
import { sessions } from "@/db/schema/directory/sessions";
import { twoFactors } from "@/db/schema/directory/two-factors";
import { users } from "@/db/schema/directory/users";
import { verifications } from "@/db/schema/directory/verifications";

const schema = {
  user: users,
  session: sessions,
  account: accounts,
  verification: verifications,
  twoFactor: twoFactors,
  passkey: passkeys,
  oauthClient: oauthClients,
  oauthConsent: oauthConsents,
  oauthAccessToken: oauthAccessTokens,
  oauthRefreshToken: oauthRefreshTokens,
};

const operations = [
  "create",
  "findOne",
  "findMany",
  "count",
  "update",
  "updateMany",
  "delete",
  "deleteMany",
  "consumeOne",
  "incrementOne",
] as const;

const reads: ReadonlySet<string> = new Set(["findOne", "findMany", "count"]);

type Operation = (...args: unknown[]) => Promise<unknown>;

/**
 * The directory as better-auth sees it. Each operation is a transaction of its own on whichever driver there is: the
 * embedded database has one session, so a transaction that stayed open between two of them would wait for itself.
 */
export function authAdapter(db: Db) {
  return (options: object): DBAdapter => {
    const open = (orm: object): DBAdapter => drizzleAdapter(orm as never, { provider: "pg", schema })(options as never);
    const closed = open({ _: { fullSchema: schema } });
    const adapter: DBAdapter = { ...closed, transaction: (run) => run(adapter) };
    for (const name of operations) {
      const operation: Operation = (...args) =>
        db.transaction({ isReadOnly: reads.has(name) }, (session) =>
          (open(session.orm)[name] as unknown as Operation)(...args),
        );
      Object.assign(adapter, { [name]: operation });
    }
    return adapter;
  };
}
