import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { type Hidden, quote, unquoted } from "@/agent/planner/text/hide-quotes";
import { verbStem } from "@/agent/planner/text/stem";
import { ignorable, particles } from "@/agent/planner/words/closed-words";
import type { PlannedCall } from "@/agent/planner/world";
import { edited, withText } from "./document-edit";
import { end, type Known, ref } from "./document-named";
import { removal, sectionOf, standing, unitsAbout, unitsOf } from "./document-place";

const q = `(${quote})`;
const every = "( everywhere| throughout)?";
const take = "(?:delete|remove|strike|take|cut|drop|erase|cross|get rid of|kick|throw|leave)(?: out)?";
const unit =
  "(?:the |that |this )?(?:whole |entire )?(sentence|line|paragraph|passage|part|bit|clause|item|bullet|bullet point|point|row|remark|section)";
const about =
  "(?:about|on|regarding|concerning|with|for|that (?:says|mentions|speaks of|talks about|speaks about|deals with|is about)|which (?:says|mentions|speaks of|talks about|deals with|is about)|mentioning|saying|dealing with|talking about|covering)";

const rx = (source: string): RegExp => new RegExp(`^${source}${end}`, "iu");
const patterns = {
  takeQuoted: rx(
    `${take}(?: the| every| all)?(?: sentence| line| paragraph| words?| text| phrase| passage| part| clause)? ${q}${every}(?: out)? (?:from|out of|in|of) (${ref})`,
  ),
  takeAbout: [
    // "the line on boxes of cells from Terms": the last such word before the document.
    rx(`${take} ${unit} ${about} (.+) (?:from|out of|in|of) (${ref})(?: out)?`),
    rx(`${take} ${unit} ${about} (.+?) (?:from|out of|in|of) (${ref})(?: out)?`),
  ],
  takeInside: rx(`in (${ref}),? ${take} (?:${q}|${unit} ${about} (.+?))(?: out)?`),
  takeSection: rx(
    `${take} (?:the )?(?:whole |entire )?(?:(?:section|chapter) (?:called |named |titled )?(?!about |on |with |regarding )(.+?)|(.+?) (?:section|chapter))(?: out)? (?:from|out of|in|of) (${ref})`,
  ),
  takeCounted: rx(
    `${take} the (first|second|third|last|final) (sentence|line|paragraph)(?: out)? (?:from|out of|in|of) (${ref})`,
  ),
};

/** A quoted stretch, "the sentence about lost trackers", "the last sentence" or a section out of a document. */
export async function takenOut(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  const { text } = hidden;
  const quoted = patterns.takeQuoted.exec(text);
  const inside = patterns.takeInside.exec(text);
  const stretch = quoted ? quoted[1] : inside?.[2];
  if (stretch) {
    const old = unquoted(hidden, stretch);
    const all = quoted?.[2] ? { all: true as const } : {};
    return withText(s, hidden, quoted?.[3] ?? inside?.[1], (document, said) =>
      edited(document, { find: standing(said, old) ?? old, replace: "", ...all }),
    );
  }
  const about = (name: string | undefined, kind = "", said = "") => {
    const topic = unquoted(hidden, said).replace(/ out$/i, "");
    return withText(s, hidden, name, (document, whole) => withoutPart(document, whole, kind, topic));
  };
  if (inside) return about(inside[1], inside[3], inside[4]);
  const whole = patterns.takeSection.exec(text);
  if (whole)
    return withText(s, hidden, whole[3], (document, said) =>
      withoutSection(document, said, unquoted(hidden, whole[1] ?? whole[2])),
    );
  const counted = patterns.takeCounted.exec(text);
  if (counted) return withText(s, hidden, counted[3], (document, said) => withoutCounted(document, said, counted));
  for (const rule of patterns.takeAbout) {
    const found = rule.exec(text);
    const outcome = found ? await about(found[3], found[1], found[2]) : undefined;
    if (outcome) return outcome;
  }
  return undefined;
}

function withoutSection(document: Known, text: string, heading: string): PlannedCall | Outcome {
  const section = sectionOf(text, heading);
  const edit = section && removal(text, section);
  return edit ? edited(document, edit) : say(`“${document.name}” has no section “${heading}”. Nothing was changed.`);
}

const places: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, last: -1, final: -1 };

function withoutCounted(
  document: Known,
  text: string,
  [, which = "", said = ""]: RegExpExecArray,
): PlannedCall | Outcome {
  const kind = said.toLowerCase() === "paragraph" ? "paragraph" : "sentence";
  const found = unitsOf(text, kind).at(places[which.toLowerCase()] ?? 0);
  const edit = found && removal(text, found);
  return edit ? edited(document, edit) : say(`“${document.name}” has no ${which} ${kind}. Nothing was changed.`);
}

function withoutPart(document: Known, text: string, said: string, topic: string): PlannedCall | Outcome {
  const kind = /^(?:paragraph|section|passage|clause|item|bullet|bullet point|point|row)$/i.test(said)
    ? "paragraph"
    : "sentence";
  const stems = (topic.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !ignorable.has(word) && !particles.has(word))
    .map(verbStem);
  const units = stems.length > 0 ? unitsAbout(text, stems, kind) : [];
  const [only, second] = units;
  if (!only) return say(`No ${kind} of “${document.name}” mentions “${topic}”. Nothing was changed.`);
  const edits = units.slice(0, 4).map((each) => ({ each, edit: removal(text, each) }));
  if (!second && edits[0]?.edit) return edited(document, edits[0].edit);
  const options = edits.flatMap(({ each, edit }) =>
    edit ? [{ label: short(each.text), calls: [edited(document, edit)] }] : [],
  );
  return { do: "ask", question: `Which ${kind} of “${document.name}” do you mean?`, options };
}

const short = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  return plain.length > 120 ? `${plain.slice(0, 120).toWellFormed()} …` : plain;
};
