import { describe, expect, test } from "vitest";

import { toBlocks } from "./markdown-blocks";
import { toInline } from "./markdown-inline";

describe("markdown of answers", () => {
  test("knows the blocks that answers use", () => {
    const kinds = toBlocks(
      "# Title\n\nText\nmore\n\n- one\n  - two\n\n1. a\n\n> said\n\n```\ncode\n```\n\n---\n\n|a|b|\n|-|-|\n|1|2|",
    ).map(({ kind }) => kind);

    expect(kinds).toEqual(["heading", "paragraph", "list", "list", "quote", "code", "rule", "table"]);
  });

  test("leaves HTML as the text it is", () => {
    expect(toBlocks("<script>alert(1)</script>")).toMatchObject([
      { kind: "paragraph", text: "<script>alert(1)</script>" },
    ]);
    expect(toInline("<img src=x onerror=alert(1)>")).toEqual([
      { kind: "text", text: "<img src=x onerror=alert(1)>", at: 0 },
    ]);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "http://plain.example",
    "/api/chat",
    "/o/../api",
    "/o/%2e%2e/api/files/1",
    "/o/.%2E/%2e./api/files/1",
    "/o/%2fapi",
    "/o/a/./b%00",
    "/\\evil.example",
    "/o//evil.example",
    "https://bank.example@evil.example/",
    "https://bank.example:443@evil.example/",
    "mailto:a@b.example?bcc=c@d.example",
  ])("drops a link to %s and keeps its words", (href) => {
    const spans = toInline(`[words](${href})`);

    expect(spans.some((span) => span.kind === "link" || span.kind === "outside")).toBe(false);
    expect(JSON.stringify(spans)).toContain("words");
  });

  test("links to records and to https, and never fetches an image", () => {
    expect(toInline("[Acme](/o/companies/1)")[0]).toMatchObject({ kind: "link", href: "/o/companies/1" });
    const place = "/documents/1?version=2&from=3&to=4";
    expect(toInline(`[Terms](${place})`)[0]).toMatchObject({ kind: "link", href: place });
    expect(toInline("see https://example.org/a.")).toEqual([
      { kind: "text", text: "see ", at: 0 },
      { kind: "outside", href: "https://example.org/a", text: "https://example.org/a", at: 4 },
      { kind: "text", text: ".", at: 25 },
    ]);
    expect(toInline("![x](https://example.org/x.png)")).toEqual([{ kind: "text", text: "x", at: 2 }]);
  });

  test("says the host that a link's words do not say", () => {
    expect(toInline("[Acme Bank](https://evil.example/a)")[0]).toMatchObject({
      text: "Acme Bank",
      host: "evil.example",
    });
    expect(toInline("[https://bank.example](https://evil.example)")[0]).toMatchObject({ host: "evil.example" });
    expect(toInline("[ ](https://evil.example)")[0]).toMatchObject({ host: "evil.example" });
    expect(toInline("https://b\u0430nk.example")[0]).toMatchObject({ host: "xn--bnk-6cd.example" });
    expect(toInline("[oakmere.example](https://oakmere.example/a)")[0]).not.toHaveProperty("host");
  });

  test("leaves an address as text that poses as another host", () => {
    const text = "https://bank.example@evil.example/a";

    expect(toInline(text)).toEqual([{ kind: "text", text, at: 0 }]);
  });

  test("leads to a page by the way that the browser takes", () => {
    expect(toInline("[a](/o/deals/../companies/1?q=a)")[0]).toMatchObject({ kind: "link", href: "/o/companies/1?q=a" });
  });

  test("reads emphasis without touching snake_case", () => {
    expect(toInline("**14 deals** and *one*").map(({ kind }) => kind)).toEqual(["strong", "text", "em"]);
    expect(toInline("last_activity_at")).toEqual([{ kind: "text", text: "last_activity_at", at: 0 }]);
  });

  test("ends on text that never closes", () => {
    for (const open of ["**open", "`open", "[open](", "```\ncode", "|a|b|"])
      expect(() => toBlocks(open).map((block) => "text" in block && toInline(block.text))).not.toThrow();
  });
});
