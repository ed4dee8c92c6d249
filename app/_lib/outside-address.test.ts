import { describe, expect, test } from "vitest";

import { mailHref, readOutside, saysHost } from "./outside-address";

describe("an address elsewhere", () => {
  test("is read as the browser reads it", () => {
    expect(readOutside("https://Oakmere.example/a?b=1#c")).toEqual({
      href: "https://oakmere.example/a?b=1#c",
      host: "oakmere.example",
    });
    expect(readOutside("https://b\u0430nk.example")?.host).toBe("xn--bnk-6cd.example");
    expect(readOutside("https://bank.example\u3002evil.example/a")?.host).toBe("bank.example.evil.example");
    expect(readOutside("http://plain.example", ["http:", "https:"])?.host).toBe("plain.example");
  });

  test.each([
    "http://plain.example",
    "https://bank.example@evil.example/",
    "https://bank.example:443@evil.example/",
    "https://bank.example\u2044@evil.example",
    "https:\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https://evil.example\\@bank.example",
    "https://bank\u200B.example",
    "https://\u202Eelpmaxe.knab",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "https://",
    "https://[",
  ])("is not %j", (text) => {
    expect(readOutside(text)).toBeNull();
  });

  test.each<[string, boolean]>([
    ["https://bank.example", true],
    ["bank.example/path", true],
    ["HTTPS://BANK.example", true],
    ["Bank", false],
    ["https://bank.example.evil.example", false],
    ["https://other.example/bank.example", false],
    ["https://bank.example@other.example", false],
    ["https://bank.example and more", false],
    ["\u202Ebank.example", false],
    ["", false],
  ])("is said by %j: %s", (words, isSaid) => {
    expect(saysHost(words, { href: "https://bank.example/", host: "bank.example" })).toBe(isSaid);
  });
});

describe("an e-mail address", () => {
  test.each<[string, string]>([
    ["ada.byron+crm@oakmere.example", "mailto:ada.byron+crm@oakmere.example"],
    ["o'neil@oakmere.example", "mailto:o'neil@oakmere.example"],
    ["j\u00f6rg@oakmere.example", "mailto:j%C3%B6rg@oakmere.example"],
    ["#1@oakmere.example", "mailto:%231@oakmere.example"],
  ])("%s can be written to", (text, href) => {
    expect(mailHref(text)).toBe(href);
  });

  test.each([
    "x?bcc=a@b.example",
    "a@b.example?bcc=c",
    "a@b.example,c",
    "a,c@b.example",
    "x%3Fbcc=a@b.example",
    "x&bcc=a@b.example",
    "a@b.example\r\nbcc:c",
    "a/b@c.example",
    "a@b@c.example",
    "a\u202Eb@c.example",
    "",
  ])("%j is text", (text) => {
    expect(mailHref(text)).toBeNull();
  });
});
