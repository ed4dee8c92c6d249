import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { listMembers } from "@/tools/members/list-members";
import { newSignOn, type Outside, settings, setUp, startOutside } from "./testing/sign-on-app";
import { hasSimpleSaml, startSimpleSaml } from "./testing/simplesamlphp";

if (!hasSimpleSaml)
  process.stderr.write(
    "SAML is not tested against SimpleSAMLphp here: it takes the Debian packages simplesamlphp, php-cli, php-xml and php-mbstring.\n",
  );

let outside: Outside;
beforeAll(async () => {
  outside = await startOutside();
});
afterAll(() => outside.close());

describe.skipIf(!hasSimpleSaml)("SimpleSAMLphp", () => {
  test("signs a person in, once, by its own page and what its metadata says", async () => {
    const all = await newSignOn(outside);
    const { admin, domain, workspace } = await setUp(all);
    const { places } = (await admin.get(settings)).body as { places: { entityId: string; acs: string } };
    const email = `carol@${domain}`;
    const provider = await startSimpleSaml(places, {
      "carol:secret": { uid: ["carol"], email: [email], displayName: ["Carol Stone"], groups: ["staff", "sales"] },
    });
    try {
      const read = await admin.post(`${settings}/metadata`, { xml: provider.metadata });
      const saved = await admin.post(`${settings}/provider`, { kind: "saml", name: "Acme SAML", ...read.body });
      const groupRoles = [{ group: "sales", role: "manager" }];
      await admin.post(`${settings}/people`, { defaultRole: "viewer", groupClaim: "groups", groupRoles });
      const visitor = all.app.visit();
      const { body } = await visitor.post("/api/auth/sso/begin", { email });

      const form = await provider.signIn(String(body["address"]), "carol", "secret");
      const acs = new URL(places.acs).pathname;
      const sent = await visitor.sendForm(acs, form);
      const landed = await visitor.get(sent.location, { "sec-fetch-site": "cross-site" });
      const again = await visitor.sendForm(acs, form);

      expect(saved.status).toBe(200);
      expect([landed.location, again.location]).toEqual(["/", "/sign-in?problem=expired"]);
      expect((await visitor.me())?.name).toBe("Carol Stone");
      const { members } = await workspace.call(listMembers, {});
      expect(members.find((member) => member.email === email)).toMatchObject({ role: "manager" });
    } finally {
      await provider.close();
    }
  });

  test("cannot be quoted otherwise: what it signed and somebody altered is refused", async () => {
    const all = await newSignOn(outside);
    const { admin, domain } = await setUp(all);
    const { places } = (await admin.get(settings)).body as { places: { entityId: string; acs: string } };
    const email = `carol@${domain}`;
    const provider = await startSimpleSaml(places, { "carol:secret": { uid: ["carol"], email: [email] } });
    try {
      const read = await admin.post(`${settings}/metadata`, { xml: provider.metadata });
      await admin.post(`${settings}/provider`, { kind: "saml", name: "Acme SAML", ...read.body });
      const visitor = all.app.visit();
      const { body } = await visitor.post("/api/auth/sso/begin", { email });

      const form = await provider.signIn(String(body["address"]), "carol", "secret");
      const xml = Buffer.from(form["SAMLResponse"] ?? "", "base64").toString();
      const altered = Buffer.from(xml.replaceAll(email, `ceo@${domain}`)).toString("base64");
      const sent = await visitor.sendForm(new URL(places.acs).pathname, { ...form, SAMLResponse: altered });

      expect(xml).toContain(email);
      expect(sent.location).toBe("/sign-in?problem=invalid");
    } finally {
      await provider.close();
    }
  });
});
