import { clerkAuth } from "@/server/auth/clerk/clerk";
import type { ClerkSettings } from "@/server/clerk-settings";
import { type ClerkStandIn, startClerkStandIn, type TokenOptions } from "@/server/testing/clerk-stand-in";
import { newSignInApp, type SignInApp, testUrl } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";

export type ClerkApp = SignInApp & {
  clerk: ClerkStandIn;
  /** A browser that has a token of Clerk. */
  visitAs(person: string, options?: TokenOptions): Visitor;
  send(webhook: { body: string; headers: Record<string, string> }): Promise<{ status: number; error: string }>;
};

/** All doors behind Clerk, which a stand-in on this machine plays. */
export async function newClerkApp(
  options: { now?: () => Date; settings?: Partial<ClerkSettings> } = {},
): Promise<ClerkApp> {
  const clerk = await startClerkStandIn(testUrl);
  const failures: unknown[] = [];
  const made = await newSignInApp({
    openAuth: (atrium) =>
      clerkAuth(atrium, {
        ...{ ...clerk.settings, ...options.settings },
        ...{ url: testUrl, now: options.now, onFailure: (error) => failures.push(error) },
      }),
  });
  return {
    ...made,
    ...{ clerk, failures },
    visitAs(person, given) {
      const visitor = made.visit();
      visitor.cookies.set("__session", clerk.token(person, given));
      visitor.cookies.set("__client_uat", "1");
      return visitor;
    },
    async send({ body, headers }) {
      const response = await made.app.inject({
        ...{ method: "POST", url: "/api/auth/clerk/webhook", payload: body },
        headers: { host: new URL(testUrl).host, "content-type": "application/json", ...headers },
      });
      return { status: response.statusCode, error: response.json().error?.message ?? "" };
    },
  };
}
