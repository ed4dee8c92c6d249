import { Parser } from "htmlparser2";

/** Word's XML without the runs that it hides from readers. */
export function withoutHiddenRuns(xml: string): string {
  if (!xml.includes("vanish")) return xml;
  const open: { name: string; from: number; isHidden: boolean }[] = [];
  const hidden: { from: number; to: number }[] = [];
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const run = open.at(-2);
        const isOn = !["0", "false", "off"].includes(attributes["w:val"] ?? "1");
        if (name === "w:vanish" && isOn && open.at(-1)?.name === "w:rPr" && run?.name === "w:r") run.isHidden = true;
        open.push({ name, from: parser.startIndex, isHidden: false });
      },
      onclosetag() {
        const element = open.pop();
        if (element?.isHidden) hidden.push({ from: element.from, to: parser.endIndex + 1 });
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(xml);
  const parts: string[] = [];
  let at = 0;
  // A run can hold a text box with runs of its own; the outer one covers them.
  for (const { from, to } of hidden.sort((left, right) => left.from - right.from || right.to - left.to)) {
    if (from < at) continue;
    parts.push(xml.slice(at, from));
    at = to;
  }
  return parts.join("") + xml.slice(at);
}

/** The title among a document's properties. */
export function titleInXml(xml: string): string | null {
  const parts: string[] = [];
  let isInTitle = false;
  const parser = new Parser(
    {
      onopentag: (name) => {
        isInTitle = name === "dc:title";
      },
      onclosetag: () => {
        isInTitle = false;
      },
      ontext: (text) => {
        if (isInTitle) parts.push(text);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return parts.join("").replaceAll(/\s+/g, " ").trim() || null;
}
