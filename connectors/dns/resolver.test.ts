import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openResolver } from "./resolver";
import { type DnsServer, startDnsServer } from "./testing/dns-server";

let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer();
});
afterAll(() => server.close());

describe("the resolver", () => {
  test("reads all texts of a name, long ones whole", async () => {
    const texts = ["v=spf1 -all", `atrium-verification=${"a".repeat(32)}`];
    server.records.set("acme.example", texts);

    expect(await openResolver([server.address]).texts("acme.example")).toEqual(texts);
  });

  test("answers nothing for a name that is not there", async () => {
    expect(await openResolver([server.address]).texts("nobody.example")).toEqual([]);
  });

  test("fails when the server cannot say", async () => {
    server.records.set("broken.example", "broken");

    await expect(openResolver([server.address]).texts("broken.example")).rejects.toThrow();
  });
});
