import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { type Hidden, quote, unquoted } from "@/agent/planner/text/hide-quotes";
import { edited, withText } from "./document-edit";
import { end, type Known, ref } from "./document-named";
import { insertion, type Position, standing } from "./document-place";
import { reordered } from "./document-reorder";
import { takenOut } from "./document-take";

const q = `(${quote})`;
const change = "(?:replace|change|correct|swap|exchange|substitute|turn|update|fix|edit)";
const by = "(?:with|by|to|into|for|against|→|->|=>)";
const every = "( everywhere| throughout)?";
const inside = "(?:in|of|inside|within|throughout|from)";
const add = "(?:add|append|insert|write|put|attach|include|type|place)";
const what =
  "(?:(?:the|a|this|another)? ?(?:new |following |last |first )?(sentence|line|paragraph|text|words?|clause|point|remark|phrase|part)s?:? (?:that |which )?)?";
const atEnd =
  "(?:at|to|as|on) (?:the |its )?(?:very )?(?:end|bottom|foot|last (?:line|sentence|paragraph))(?: of| in| to)?";
const atStart =
  "(?:at|to|as|on) (?:the |its )?(?:very )?(?:beginning|start|top|head|first (?:line|sentence|paragraph))(?: of| in| to)?";
const section = `(?:under|below|in|to|into|within)(?: the)? (?:heading|section|chapter|part) (?:on |about )?(${quote}|.+?)`;

/** "24 months", "49 euros": a figure and at most two words behind it. */
const figure = "\\S*\\d\\S*(?: (?!with\\b|by\\b|to\\b|into\\b|for\\b)\\p{L}+){0,2}";

const rx = (source: string): RegExp => new RegExp(`^${source}${end}`, "iu");
const patterns = {
  replaceQuoted: rx(
    `${change}(?: the)?( every| all| each)?(?: words?| text| phrase)? ${q}${every} ${by} ${q}${every} ${inside} (${ref})${every}`,
  ),
  insideFirst: rx(`in (${ref}),? ${change}(?: the)?(?: words?| text| phrase)? ${q} ${by} ${q}${every}`),
  instead: rx(
    `(?:in )?(${ref}),? (?:it )?(?:should|must|has to|needs to|ought to) (?:now )?(?:say|read|have|be) ${q},? (?:instead of|rather than|not|and not|in place of) ${q}${every}`,
  ),
  putInstead: rx(`(?:write|put|use|say) ${q} (?:instead of|rather than|in place of|for) ${q}${every} in (${ref})`),
  fromTo: rx(`${change} .+? from (\\S+|${quote}) to (\\S+|${quote}) in (${ref})`),
  fromToBehind: rx(`${change} .+? (?:in|of) (${ref}) from (${figure}) to (${figure})`),
  insideBare: rx(
    `in (${ref}),? ${change}(?: the)?(?: price| figure| number| amount| date| period| term)? (${figure}) ${by} (${figure})`,
  ),
  replaceBare: rx(`(?:replace|change|correct|swap|exchange) (.+?) ${by} (.+?)${every} (?:in|throughout) (${ref})`),
  beside: rx(
    `${add} ${what}${q} (?:right |directly |just )?(after|behind|before|above|below|in front of|ahead of)(?: the)?(?: words?| sentence| line)? ${q} (?:in|of|into) (${ref})`,
  ),
  inSection: rx(`${add} ${what}${q} (?:at the end of |${atEnd} )?${section} (?:of|in) (${ref})`),
  atPlace: rx(`${add} ${what}${q} (?:(${atStart})|${atEnd}|to|into|in|onto) (${ref})(?: (?:(${atStart})|${atEnd}))?`),
  placeFirst: rx(`(?:${add} )?(?:(${atStart})|${atEnd}|to|into|in) (${ref})(?:,|:)? ?(?:${add} ?)?${what}:? ?${q}`),
  colon: new RegExp(`^${add} ${what}(?:(${atStart})|${atEnd}|to|into|in) (${ref}): *(.+)$`, "isu"),
  saidBare: rx(
    `(?:add|append|insert) (?:the |a )(?:new )?(sentence|line|paragraph|remark) (?:that |saying |which says )?([^\\uE000]+?) (?:(${atStart})|${atEnd}|to) (${ref})`,
  ),
};

/** "replace “30 days” with “14 days” in the document Terms", "add the sentence … at the end of …", "take the sentence about … out of …". */
export async function textOutcome(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  const said = { ...hidden, text: reordered(hidden.text) };
  return (await replaced(s, said)) ?? (await added(s, said)) ?? takenOut(s, said);
}

type Found = Promise<Outcome | undefined> | undefined;

function replaced(s: Sentence, hidden: Hidden): Found {
  const { text } = hidden;
  const edit = (name: string | undefined, find = "", replace = "", isAll?: string) => {
    const [old, fresh] = [unquoted(hidden, find), unquoted(hidden, replace)];
    return withText(s, hidden, name, (document, said) =>
      edited(document, { find: standing(said, old) ?? old, replace: fresh, ...(isAll ? { all: true as const } : {}) }),
    );
  };
  const several = severalReplaced(s, hidden);
  if (several) return several;
  const quoted = patterns.replaceQuoted.exec(text);
  if (quoted) return edit(quoted[6], quoted[2], quoted[4], quoted[1] ?? quoted[3] ?? quoted[5] ?? quoted[7]);
  const first = patterns.insideFirst.exec(text);
  if (first) return edit(first[1], first[2], first[3], first[4]);
  const instead = patterns.instead.exec(text);
  if (instead) return edit(instead[1], instead[3], instead[2], instead[4]);
  const put = patterns.putInstead.exec(text);
  if (put) return edit(put[4], put[2], put[1], put[3]);
  const fromTo = patterns.fromTo.exec(text);
  if (fromTo) return edit(fromTo[3], fromTo[1], fromTo[2]);
  const behind = patterns.fromToBehind.exec(text);
  if (behind) return edit(behind[1], behind[2], behind[3]);
  const inside = patterns.insideBare.exec(text);
  if (inside) return edit(inside[1], inside[2], inside[3]);
  const bare = patterns.replaceBare.exec(text);
  // Of more quotes than one on either side it is not clear what stands for what.
  const isMixed = (part = "") =>
    (part.match(/\uE000/g) ?? []).length > 1 || (part.includes("\uE000") && !wholeQuote.test(part.trim()));
  return bare && !isMixed(bare[1]) && !isMixed(bare[2]) ? edit(bare[4], bare[1], bare[2], bare[3]) : undefined;
}

const wholeQuote = new RegExp(`^(?:the )?(?:words? |text )?${quote}$`, "iu");
const pair = new RegExp(
  `${q}\\s*,?\\s*(?:(?:now |should |must |shall |has to |is to )*(?:becomes?|be|turns? into|reads?|is now)|with|by|to|into|→|->|=>)\\s*${q}`,
  "giu",
);

/** "in the document Terms “30 days” becomes “14 days”, and “A” becomes “B”": each in its own place. */
function severalReplaced(s: Sentence, hidden: Hidden): Found {
  const pairs = [...hidden.text.matchAll(pair)];
  const isTold =
    pairs.length === 1 &&
    /\uE001\s*(?:now |should |must )*(?:becomes?|be|turns? into|is now)\s*\uE000/iu.test(hidden.text);
  const rest = hidden.text
    .replaceAll(pair, "")
    .replaceAll(/[\s,;:]+/gu, " ")
    .trim();
  const name = /(?:^| )in (?<d>.+?)(?= (?:and|please|also|:)\b|[.!: ]*$)/iu.exec(rest.replace(/(?: and)+[.!]*$/iu, ""))
    ?.groups?.d;
  if ((pairs.length < 2 && !isTold) || !name || rest.includes("\uE000")) return undefined;
  return withText(s, hidden, name, (document, said) =>
    edited(
      document,
      ...pairs.map(([, find = "", replace = ""]) => {
        const old = unquoted(hidden, find);
        return { find: standing(said, old) ?? old, replace: unquoted(hidden, replace) };
      }),
    ),
  );
}

function added(s: Sentence, hidden: Hidden): Found {
  const { text } = hidden;
  const insert = (name: string | undefined, said = "", position: Position, kind?: string) =>
    withText(s, hidden, name, (document, whole) => {
      const edit = insertion(whole, unquoted(hidden, said), position, /^(?:line|paragraph|section)$/i.test(kind ?? ""));
      return edit ? edited(document, edit) : noPlace(document, position);
    });
  const beside = patterns.beside.exec(text);
  if (beside) {
    const at = /after|behind|below/i.test(beside[3] ?? "") ? "after" : "before";
    return insert(beside[5], beside[2], { at, beside: unquoted(hidden, beside[4]) }, beside[1]);
  }
  const within = patterns.inSection.exec(text);
  if (within) return insert(within[4], within[2], { at: "section", beside: unquoted(hidden, within[3]) }, within[1]);
  const at = (start: string | undefined): Position => ({ at: start ? "beginning" : "end" });
  const placed = patterns.atPlace.exec(text);
  if (placed) return insert(placed[4], placed[2], at(placed[3] ?? placed[5]), placed[1]);
  const first = patterns.placeFirst.exec(text);
  if (first) return insert(first[2], first[4], at(first[1]), first[3]);
  const colon = patterns.colon.exec(text);
  if (colon) return insert(colon[3], colon[4]?.trim(), at(colon[2]), colon[1]);
  const bare = patterns.saidBare.exec(text);
  return bare ? insert(bare[4], bare[2], at(bare[3]), bare[1]) : undefined;
}

function noPlace({ name }: Known, { at, beside }: Position): Outcome {
  if (at === "section") return say(`“${name}” has no section “${beside}” with a text. Nothing was changed.`);
  return say(`“${beside}” does not stand in “${name}” just once. Nothing was changed.`);
}
