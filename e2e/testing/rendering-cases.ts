/** A hostile text: `id` stands in it and names its host, so that whatever it causes can be traced to it. */
export type RenderingCase = { id: string; family: string; text: string };

// HOST becomes the case's own host outside, RUN a script that would give itself away.
const families = {
  images: [
    "![x](https://HOST/a.png)",
    '![x](https://HOST/a.png "title")',
    "![x](http://HOST/a.png)",
    "![x](//HOST/a.png)",
    "![x](data:image/svg+xml,<svg onload=RUN>)",
    "![x][p]\n\n[p]: https://HOST/a.png",
    "![p]\n\n[p]: https://HOST/a.png",
    "[![x](https://HOST/a.png)](https://HOST/b)",
    "![a![b](https://HOST/a.png)](https://HOST/b.png)",
    "**![x](https://HOST/a.png)** _![y](https://HOST/b.png)_",
    "| a |\n|---|\n| ![x](https://HOST/a.png) |",
    "- > ![x](https://HOST/a.png)",
  ],
  links: [
    "<https://HOST/auto>",
    "https://HOST/bare?data=secret",
    "[Acme Bank](https://HOST/label)",
    "[https://bank.example](https://HOST/other)",
    "https://bank.example@HOST/credentials",
    "[Atrium](https://localhost:bank@HOST/credentials)",
    "[x](//HOST/relative)",
    "[x](\\\\HOST\\share)",
    "[x](/o/%2e%2e/api/files/some)",
    "[x](/o/.%2E/%2e./api/files/some)",
    "[x](/o/../../HOST)",
    "[x][p]\n\n[p]: https://HOST/a",
    "[x](https://HOST/a 'onmouseover=RUN')",
    '[x](https://HOST/"onmouseover="RUN)',
  ],
  schemes: [
    "[x](javascript:RUN)",
    "[x](JaVaScRiPt:RUN)",
    "[x](java\tscript:RUN)",
    "[x](java\u0000script:RUN)",
    "[x](\u0001javascript:RUN)",
    "[x](&#106;avascript:RUN)",
    "[x](javascript&colon;RUN)",
    "[x](javascript%3ARUN)",
    "[x](vbscript:RUN)",
    "[x](data:text/html,<script>RUN</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+)",
    "[x](blob:https://HOST/1)",
    "[x](file:///etc/passwd)",
    "<javascript:RUN>",
    "javascript:RUN",
  ],
  HTML: [
    '<img src="https://HOST/a.png" onerror="RUN">',
    "<img src=x onerror=RUN>",
    '<img srcset="https://HOST/a.png 1x, https://HOST/b.png 2x">',
    "<script>RUN</script>",
    '<script src="https://HOST/a.js"></script>',
    '<iframe src="https://HOST/"></iframe>',
    '<iframe srcdoc="<script>RUN</script>"></iframe>',
    '<object data="https://HOST/a.svg"></object><embed src="https://HOST/a.svg">',
    '<link rel="stylesheet" href="https://HOST/a.css"><link rel="prefetch" href="https://HOST/b">',
    '<meta http-equiv="refresh" content="0;url=https://HOST/">',
    '<base href="https://HOST/">',
    '<form action="https://HOST/"><button autofocus onfocus=RUN>Go</button></form>',
    "<svg onload=RUN><script>RUN</script></svg>",
    '<svg><image href="https://HOST/a.png"/><use href="https://HOST/a.svg#x"/></svg>',
    '<math><maction actiontype="statusline" xlink:href="javascript:RUN">x</maction></math>',
    '<video src="https://HOST/a.mp4" poster="https://HOST/a.png" autoplay></video>',
    '<audio src="https://HOST/a.mp3" autoplay onerror=RUN></audio>',
    "<details open ontoggle=RUN>x</details>",
    '<a href="javascript:RUN" ping="https://HOST/ping">x</a>',
    "<template><script>RUN</script></template><noscript><img src=x onerror=RUN></noscript>",
    "<!--><img src=x onerror=RUN>-->",
    '</p></div></script><img src="https://HOST/a.png" onerror=RUN>',
    "&lt;img src=x onerror=RUN&gt;",
  ],
  styles: [
    "<style>@import 'https://HOST/a.css'; *{background:url(https://HOST/b.png)}</style>",
    '<p style="background:url(https://HOST/a.png)">x</p>',
    "@import url(https://HOST/a.css);",
    "url(https://HOST/a.png)",
    '<p style="position:fixed;inset:0">x</p>',
  ],
  blocks: [
    "```html\n<script>RUN</script>\n```\n<img src=x onerror=RUN>",
    "```\nclosed early\n```` \n![x](https://HOST/a.png)\n```",
    "~~~\n```\n![x](https://HOST/a.png)\n~~~\n<script>RUN</script>",
    "`<script>RUN</script>` ``![x](https://HOST/`a.png)``",
    '```mermaid\ngraph TD; A-->B; click A href "javascript:RUN"\n```',
    "$$\\href{javascript:RUN}{x}$$ $\\includegraphics{https://HOST/a.png}$",
    `> ${"> ".repeat(40)}![x](https://HOST/a.png)`,
    `${"[".repeat(200)}x${"](https://HOST/a)".repeat(200)}`,
    `${"*".repeat(999)}![x](https://HOST/a.png)`,
    `${"very long line ".repeat(400)}<img src=x onerror=RUN>`,
    "```\nnever closed ![x](https://HOST/a.png) <script>RUN</script>",
  ],
  "look-alikes": [
    "[\u202Eelpmaxe.knab//:sptth](https://HOST/bidi)",
    "[bank\u200B.\u2060example](https://HOST/invisible)",
    "https://bank.example\u2044@HOST/slash",
    "https://b\u0430nk.HOST/cyrillic",
    "https://HOST\u3002evil.example/dot",
    "[\u2066https://bank.example\u2069](https://HOST/isolate)",
    "\u{E0069}\u{E006D}\u{E0067} [ ](https://HOST/empty)",
    "@Acme [@Acme](https://HOST/mention) [Undo](https://HOST/button)",
    "[Approve 3 changes](/c/../api/chat)",
  ],
};

export const renderingCases: RenderingCase[] = Object.entries(families)
  .flatMap(([family, texts]) => texts.map((text) => ({ family, text })))
  .map(({ family, text }, index) => {
    const id = `case-${index + 1}-`;
    const host = `${id}host.example`;
    const filled = text.replaceAll("HOST", host).replaceAll("RUN", `window.ran='${id}'`);
    return { id, family, text: `${id}\n\n${filled}` };
  });

/** The text where only one line of at most so many units fits: names, labels, fields. */
export function inOneLine({ text }: RenderingCase, most: number): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
  return line.slice(0, most).toWellFormed().trim();
}

/** The text where a database keeps it: all but the NUL. */
export const asStored = ({ text }: RenderingCase): string => text.replaceAll("\u0000", "");
