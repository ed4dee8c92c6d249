import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { AppError } from "@/tools/core/app-error";
import { askTokens, cliClientId, type OauthServer, type Tokens } from "./oauth-requests";

const patience = 10 * 60 * 1000;
const random = (): string => randomBytes(32).toString("base64url");

/** Sends the person to the server's page, and waits on this machine for the answer (RFC 8252, with PKCE). */
export async function askInBrowser(
  server: OauthServer,
  scopes: readonly string[],
  show: (address: string) => void,
): Promise<Tokens> {
  const [state, verifier] = [random(), random()];
  const waiting = await waitForAnswer(server, state);
  const redirectUri = `http://127.0.0.1:${waiting.port}/callback`;
  const query = new URLSearchParams({
    client_id: cliClientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: scopes.join(" "),
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  try {
    show(`${server.authorization_endpoint}?${query}`);
    const code = await waiting.code;
    const fields = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
    return await askTokens(server.token_endpoint, fields);
  } finally {
    waiting.close();
  }
}

async function waitForAnswer(server: OauthServer, state: string) {
  let arrive = (_: string): void => undefined;
  let fail = (_: Error): void => undefined;
  const code = new Promise<string>((done, refuse) => {
    arrive = done;
    fail = refuse;
  });
  // Whoever stops waiting early has no use for what comes then.
  code.catch(() => undefined);
  const listener = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://127.0.0.1");
    if (address.pathname !== "/callback") return void response.writeHead(404).end();
    const query = address.searchParams;
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8", connection: "close" });
    // Only the server knows the state; others on this machine may knock as well.
    if (!isSame(query.get("state") ?? "", state) || query.get("iss") !== server.issuer)
      return void response.end("This is not the answer that the command line waits for.");
    const found = query.get("code");
    response.end(found ? "You are logged in. Go back to the terminal." : "You said no. Go back to the terminal.");
    if (found) arrive(found);
    else fail(new AppError("forbidden", "You did not let the command line in, so nothing was changed."));
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const timer = setTimeout(
    () => fail(new AppError("precondition_failed", "Nobody answered within ten minutes. Log in again.")),
    patience,
  );
  const close = (): void => {
    clearTimeout(timer);
    listener.close();
    listener.closeAllConnections();
  };
  return { port: (listener.address() as AddressInfo).port, code, close };
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
