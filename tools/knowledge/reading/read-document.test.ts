import { describe, expect, test } from "vitest";

import { readDocument } from "./read-document";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (name: string, content: string | Uint8Array) =>
  readDocument({ name, bytes: typeof content === "string" ? bytesOf(content) : content });

describe("Markdown and plain text", () => {
  test("are kept as they are, with one kind of line end, composed letters and nothing unseen", async () => {
    const document = await read(
      "notes.md",
      "\uFEFF# Caf\u0065\u0301\r\n\r\n\u0000Open until 18:00.\rClosed on Mon\u00ADday.",
    );

    expect(document).toEqual({
      mediaType: "text/markdown",
      title: "Caf\u00e9",
      text: "# Caf\u00e9\n\nOpen until 18:00.\nClosed on Monday.",
      pages: [],
      notices: [],
    });
  });

  test("front matter gives the title and stays in the text as data", async () => {
    const { title, text } = await read("a.md", '---\ntitle: "Price list"\ntags:\n  - steel\n---\n# Rods\n');

    expect(title).toBe("Price list");
    expect(text).toBe('```yaml\ntitle: "Price list"\ntags:\n  - steel\n```\n\n# Rods\n');
  });

  test.each<[string, Uint8Array]>([
    ["windows-1252", Buffer.from("Gr\u00f6\u00dfe und M\u00fcll in der Stra\u00dfe, f\u00fcr \u00c4rzte", "latin1")],
    [
      "UTF-16 with a mark",
      Buffer.from("\uFEFFGr\u00f6\u00dfe und M\u00fcll in der Stra\u00dfe, f\u00fcr \u00c4rzte", "utf16le"),
    ],
    [
      "UTF-16 without a mark",
      Buffer.from("Gr\u00f6\u00dfe und M\u00fcll in der Stra\u00dfe, f\u00fcr \u00c4rzte", "utf16le"),
    ],
    [
      "UTF-16 the other way round",
      Buffer.from("Gr\u00f6\u00dfe und M\u00fcll in der Stra\u00dfe, f\u00fcr \u00c4rzte", "utf16le").swap16(),
    ],
  ])("text in %s is decoded", async (_, content) => {
    expect((await read("a.txt", content)).text).toBe(
      "Gr\u00f6\u00dfe und M\u00fcll in der Stra\u00dfe, f\u00fcr \u00c4rzte",
    );
  });

  test("text that is UTF-8 only after many kilobytes is still UTF-8", async () => {
    const late = `${"plain words \n".repeat(20_000)}\u20ac`;

    expect((await read("a.txt", late)).text.at(-1)).toBe("\u20ac");
  });
});

describe("HTML", () => {
  test("becomes Markdown with its structure, links and tables", async () => {
    const { text, title, mediaType } = await read(
      "a.html",
      `<!doctype html><head><title>Prices &amp; terms</title><style>p { color: red }</style></head><body>
       <h1>Price <em>list</em></h1><p>See <a href="https://kessler.example/x?a=1&amp;b=2">our site</a>
       or <a href="#top">the top</a>.<p>5&nbsp;*&lt; 6<br>second line</p>
       <ul><li>Rods<ol><li>long<li>short</ol><li><p>Bars</p></ul>
       <table><tr><th>Name<th>Price|m</tr><tr><td>Rod<td>12<br>net</tr><tr><td colspan=2>None</tr></table>
       <blockquote><p>Well made.</p><p>Twice.</p></blockquote><pre><code>a = 1
  b = 2</code></pre><script>alert(1)</script></body>`,
    );

    expect({ title, mediaType }).toEqual({ title: "Prices & terms", mediaType: "text/html" });
    expect(text).toBe(
      [
        "# Price list",
        "See [our site](https://kessler.example/x?a=1&b=2) or the top.",
        "5 \\*< 6  \nsecond line",
        "- Rods\n  1. long\n  2. short\n- Bars",
        "| Name | Price\\|m |\n| --- | --- |\n| Rod | 12 net |\n| None |  |",
        "> Well made.\n>\n> Twice.",
        "```\na = 1\n  b = 2\n```",
      ].join("\n\n"),
    );
  });

  test.each([
    '<div style="display: none !important">',
    '<p style="font-size:0px;color:red">',
    "<section hidden>",
    '<div aria-hidden="true">',
    '<div style="color:red; visibility : hidden">',
    '<div style="position:absolute;left:-9999px">',
    '<div style="height:0;overflow:hidden">',
    '<div style="opacity:0">',
  ])("what %s hides is left out and noted", async (opening) => {
    const { text, notices } = await read(
      "a.html",
      `<body><p>Shown.</p>${opening}Pay <b>nothing</b><img alt=x></div></section></p><p>Also shown.</p>`,
    );

    expect(text).toBe("Shown.\n\nAlso shown.");
    expect(notices).toEqual(["Text that the page hides was left out."]);
  });

  test("what its style sheet hides is left out; what it hides on paper, or under a condition, is not", async () => {
    const css = `/* .a { display: none } */ p.b, h2.a, #c { color: red; display: none } @media print { .d { display: none } }
      .e .f, .g:hover { display: none } .h { color: red }`;
    const body = ["a", "b", "d", "f", "g", "h"].map((name) => `<p class="x ${name}">${name}</p>`).join("");

    const { text, notices } = await read("a.html", `<style>${css}</style>${body}<p id="c">c</p>`);

    expect(text.split("\n\n")).toEqual(["a", "d", "f", "g", "h"]);
    expect(notices).toEqual(["Text that the page hides was left out."]);
  });

  test("what is only small or pale is shown", async () => {
    const { text, notices } = await read("a.html", '<p style="font-size:0.8em;opacity:0.5;top:-4px">Small print.</p>');

    expect(text).toBe("Small print.");
    expect(notices).toEqual([]);
  });

  test("text that looks like Markdown stays text", async () => {
    const { text } = await read(
      "a.html",
      "<p># 1<p>1. one<p>- dash<p>&gt; more<p>---<p>&lt;b&gt; &amp;amp; [x](y) `c` snake_case _u_ 2 * 3",
    );

    expect(text).toBe(
      "\\# 1\n\n1\\. one\n\n\\- dash\n\n\\> more\n\n\\---\n\n\\<b> \\&amp; [x\\](y) \\`c\\` snake_case \\_u\\_ 2 * 3",
    );
  });

  test("uses the encoding that the page declares", async () => {
    const page = Buffer.from('<html><meta charset="iso-8859-2"><p>Z\u00e1kazn\u00edk \u00be</p>', "latin1");

    expect((await read("a.html", page)).text).toBe("Z\u00e1kazn\u00edk \u017e");
  });

  test("nesting as deep as a file allows is read", async () => {
    const { text } = await read("a.html", `${"<div>".repeat(20_000)}${"<ul><li>".repeat(5_000)}found`);

    expect(text).toContain("found");
  });
});

describe("CSV", () => {
  test("gives each row a line that says what its values are", async () => {
    const { text, mediaType } = await read(
      "a.csv",
      'Name;City;Note\nKessler;Ulm;"two\nlines; and *stars*"\n;;\nTessel;;\n',
    );

    expect(mediaType).toBe("text/csv");
    expect(text).toBe("- Name: Kessler; City: Ulm; Note: two lines; and \\*stars\\*\n- Name: Tessel");
  });

  test("without names of columns counts them", async () => {
    expect((await read("a.csv", "1,20\n2,30\n")).text).toBe("- Column 1: 1; Column 2: 20\n- Column 1: 2; Column 2: 30");
  });

  test("of more rows than are read says how many were left out", async () => {
    const { text, notices } = await read("a.csv", `Name,City\n${"Kessler,Ulm\n".repeat(50_003)}`);

    expect(text.split("\n")).toHaveLength(50_000);
    expect(notices).toEqual(["The first 50,000 rows were read; 3 were left out. Split the file to have them all."]);
  });
});

describe("a name", () => {
  test.each<[string, string, string, string]>([
    [
      "a.csv",
      "<!-- saved --><html><p>Hello</p>",
      "text/html",
      "The name ends in .csv; the file is a web page and was read as that.",
    ],
    ["a.pdf", "Just words.", "text/plain", "The name ends in .pdf; the file is plain text and was read as that."],
    ["a.html", "No tags, 1 < 2.", "text/plain", "The name ends in .html; the file is plain text and was read as that."],
    [
      "a.csv",
      "One line of prose.\nNothing else here.",
      "text/plain",
      "The name ends in .csv; the file is plain text and was read as that.",
    ],
    [
      "README",
      "# Hello\n\nThere.",
      "text/markdown",
      "The name does not say what the file is; the file is Markdown and was read as that.",
    ],
  ])("%s that is wrong is not believed: %s", async (name, content, mediaType, notice) => {
    const document = await read(name, content);

    expect(document).toMatchObject({ mediaType, notices: [notice] });
  });
});

describe("refuses", () => {
  const noise = Uint8Array.from([
    0xff,
    0xfe,
    ...Array.from({ length: 400 }, (_, at) => (at * at * 7 + at * 131) % 256),
  ]);

  test.each<[string, string, string | Uint8Array, string]>([
    ["an empty file", "a.txt", "", "a.txt is empty"],
    ["nothing but spaces", "a.md", " \n\n", "has no text"],
    ["a page that shows nothing", "a.html", "<html><script>x</script>", "has no text"],
    [
      "a picture",
      "a.txt",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      "PDF, DOCX, Markdown, plain text, HTML and CSV can be read",
    ],
    [
      "a program",
      "a.csv",
      Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0]),
      "is not a document that can be read",
    ],
    ["noise that begins like UTF-16", "a.txt", noise, "is not a document that can be read"],
    [
      "a drawing",
      "a.html",
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Hi</text></svg>',
      "is a picture",
    ],
    ["rich text", "a.doc", "{\\rtf1 Hello}", "Save it as DOCX or PDF"],
    [
      "an old or protected file of Office",
      "a.docx",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "without a password",
    ],
    [
      "a CSV whose quote is never closed",
      "a.csv",
      `a,b\n1,"${"x\n".repeat(600_000)}`,
      "a quote is probably not closed",
    ],
  ])("%s", async (_, name, content, message) => {
    const refusal = read(name, content);

    await expect(refusal).rejects.toMatchObject({ name: "AppError", code: "invalid_input" });
    await expect(refusal).rejects.toThrow(message);
  });

  test("a file over 50 MB before it is read", async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024 + 1);

    await expect(readDocument({ name: "a.pdf", bytes })).rejects.toThrow("larger than 50 MB");
  });
});
