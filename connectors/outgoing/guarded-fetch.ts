import { isIP } from "node:net";

import { type AddressRules, publicAddress, RefusedAddressError } from "./public-address";

export type OutgoingRules = AddressRules & { seconds?: number; maxBytes?: number; ca?: string | undefined };

export type GuardedFetch = (url: string | URL, init?: OutgoingRequest) => Promise<Response>;

/** The part of a request's description that can be sent twice, because a redirect may ask for it. */
export type OutgoingRequest = {
  method?: string | undefined;
  headers?: HeadersInit | undefined;
  body?: string | URLSearchParams | undefined;
  signal?: AbortSignal | undefined;
};

const maxHops = 3;

/**
 * Fetches an address that a person entered, as `fetch` does: public hosts alone, over HTTPS, connected to the very
 * address that was checked, for ten seconds and a megabyte at most. Every redirect is checked in the same way.
 */
export function guardedFetch(rules: OutgoingRules): GuardedFetch {
  return async (url, init = {}) => {
    const limit = AbortSignal.timeout((rules.seconds ?? 10) * 1000);
    const signal = init.signal ? AbortSignal.any([limit, init.signal]) : limit;
    let target = new URL(url);
    let request = init;
    for (let hop = 0; hop <= maxHops; hop += 1) {
      const answer = await fetchOnce(target, { ...request, signal }, rules);
      const location = isRedirect(answer.status) ? answer.headers.get("location") : null;
      if (!location) return readAnswer(answer, rules.maxBytes ?? 1024 * 1024);
      await answer.body?.cancel();
      const next = new URL(location, target);
      request = afterRedirect(request, answer.status, next.origin === target.origin);
      target = next;
    }
    throw new RefusedAddressError(`${new URL(url).host} redirects again and again.`);
  };
}

async function fetchOnce(target: URL, request: OutgoingRequest, rules: OutgoingRules): Promise<Response> {
  const isInternal = rules.internalHosts.includes(target.hostname.toLowerCase());
  if (target.protocol !== "https:" && !(isInternal && target.protocol === "http:"))
    throw new RefusedAddressError(`${target.host} has to be reached by https.`);
  if (target.username || target.password)
    throw new RefusedAddressError("An address must not hold a user name or a password.");
  const address = await publicAddress(target.hostname, rules);
  const pinned = new URL(target);
  pinned.hostname = isIP(address) === 6 ? `[${address}]` : address;
  const headers = new Headers(request.headers);
  headers.set("host", target.host);
  const init: RequestInit & BunFetchRequestInit = {
    method: request.method ?? "GET",
    headers,
    redirect: "manual",
    // A connection that is kept would be shared by hosts at one address.
    keepalive: false,
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.signal ? { signal: request.signal } : {}),
    // The certificate has to be the host's, not the address's.
    tls: {
      ...(isIP(target.hostname.replace(/^\[|\]$/g, "")) ? {} : { serverName: target.hostname }),
      ...(rules.ca ? { ca: rules.ca } : {}),
    },
  };
  return fetch(pinned, init);
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** As browsers do: a form becomes a page, and who is somebody else gets no credentials. */
function afterRedirect(request: OutgoingRequest, status: number, isSameOrigin: boolean): OutgoingRequest {
  const headers = new Headers(request.headers);
  if (!isSameOrigin) for (const name of ["authorization", "cookie"]) headers.delete(name);
  const becomesGet = status === 303 || (status < 303 && request.method === "POST");
  if (!becomesGet) return { ...request, headers };
  headers.delete("content-type");
  return { headers, method: "GET", signal: request.signal };
}

/** The whole answer, so that nothing comes in later and past the limit. */
async function readAnswer(answer: Response, maxBytes: number): Promise<Response> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new RefusedAddressError(`The answer is larger than ${Math.floor(maxBytes / 1024)} kB.`);
    parts.push(part);
  }
  const { status, statusText } = answer;
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const isEmpty = [101, 204, 205, 304].includes(status);
  return new Response(isEmpty ? null : Buffer.concat(parts), { status, statusText, headers });
}
