import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { makeCertificate } from "@/connectors/testing/make-certificate";
import { guardedFetch, type OutgoingRules } from "./guarded-fetch";
import { publicAddress, RefusedAddressError } from "./public-address";

const host = "idp.test";
let server: Bun.Server<undefined>;
let cert: string;

beforeAll(async () => {
  const made = await makeCertificate(host);
  cert = made.cert;
  server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    tls: made,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === "/to-metadata") return Response.redirect("https://169.254.169.254/latest/meta-data/");
      if (pathname === "/to-plain") return Response.redirect("http://public.test/");
      if (pathname === "/around") return Response.redirect(request.url);
      if (pathname === "/form") return Response.redirect(new URL("/", request.url), 303);
      if (pathname === "/large") return new Response("x".repeat(5000));
      if (pathname === "/bomb")
        return new Response(Bun.gzipSync(new Uint8Array(3_000_000)), { headers: { "content-encoding": "gzip" } });
      if (pathname === "/slow") return new Promise<Response>(() => undefined);
      return Response.json({
        host: request.headers.get("host"),
        method: request.method,
        authorization: request.headers.get("authorization"),
        body: await request.text(),
      });
    },
  });
});

afterAll(() => server.stop(true));

const rules = (more: Partial<OutgoingRules> = {}): OutgoingRules => ({
  internalHosts: [host],
  resolve: async (name) => (name === "nowhere.test" ? [] : ["127.0.0.1"]),
  ca: cert,
  ...more,
});
const at = (path: string, name = host): string => `https://${name}:${server.port}${path}`;

describe("an address that a person entered", () => {
  test("is fetched at the address that was looked up, under the name and certificate of the host", async () => {
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      return ["127.0.0.1"];
    };
    const headers = { authorization: "Basic eA==" };
    const answer = await guardedFetch(rules({ resolve }))(at("/"), { method: "POST", headers, body: "a=b" });

    expect(await answer.json()).toEqual({
      host: `${host}:${server.port}`,
      method: "POST",
      authorization: "Basic eA==",
      body: "a=b",
    });
    expect(lookups).toBe(1);
    await expect(guardedFetch(rules({ internalHosts: ["other.test"] }))(at("/", "other.test"))).rejects.toThrow(
      /ALTNAME_INVALID/,
    );
    await expect(guardedFetch(rules({ ca: undefined }))(at("/"))).rejects.toThrow();
  });

  test("is refused where it is not public, however it is written", async () => {
    const none = { internalHosts: [] };
    const addresses = [
      ...[
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
      ],
      ...["255.255.255.255", "198.18.0.1", "192.0.2.1", "240.0.0.1", "[::1]", "[::]", "[fe80::1]", "[fd00::1]"],
      ...[
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::1]",
        "[2001:db8::1]",
        "[ff02::1]",
        "[::ffff:0:10.0.0.1]",
      ],
      ...["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "１２７.0.0.1"],
    ];

    for (const address of addresses)
      await expect(guardedFetch(none)(`https://${address}/`), address).rejects.toThrow(/not on the public internet/);
    await expect(guardedFetch(none)("https://localhost/")).rejects.toThrow(RefusedAddressError);
  });

  test("is refused where one of several addresses is private, has no host, or asks in another way than https", async () => {
    const mixed = rules({ internalHosts: [], resolve: async () => ["93.184.216.34", "10.0.0.1"] });
    const fetchIt = guardedFetch(rules());

    await expect(guardedFetch(mixed)("https://mixed.test/")).rejects.toThrow(/not on the public internet/);
    await expect(fetchIt("https://nowhere.test/")).rejects.toThrow(/cannot be found/);
    await expect(fetchIt("http://public.test/")).rejects.toThrow(/by https/);
    await expect(fetchIt("file:///etc/passwd")).rejects.toThrow(/by https/);
    await expect(fetchIt(`https://user:pass@${host}/`)).rejects.toThrow(/user name/);
    expect(
      await publicAddress("both.test", {
        internalHosts: [],
        resolve: async () => ["93.184.216.34", "2606:2800:220:1::1"],
      }),
    ).toBe("93.184.216.34");
  });

  test("is checked again at each redirect", async () => {
    const fetchIt = guardedFetch(rules());

    await expect(fetchIt(at("/to-metadata"))).rejects.toThrow(/169\.254\.169\.254 is not on the public internet/);
    await expect(fetchIt(at("/to-plain"))).rejects.toThrow(/by https/);
    await expect(fetchIt(at("/around"))).rejects.toThrow(/redirects again and again/);
    const afterForm = await fetchIt(at("/form"), {
      method: "POST",
      body: "a=b",
      headers: { "content-type": "text/plain" },
    });
    expect(await afterForm.json()).toMatchObject({ method: "GET", body: "" });
  });

  test("answers no more than it may, packed or not, and not forever", async () => {
    await expect(guardedFetch(rules({ maxBytes: 4000 }))(at("/large"))).rejects.toThrow(/larger than 3 kB/);
    await expect(guardedFetch(rules())(at("/bomb"))).rejects.toThrow(/larger than 1024 kB/);
    await expect(guardedFetch(rules({ seconds: 0.2 }))(at("/slow"))).rejects.toThrow(/timed out/);
  });
});
