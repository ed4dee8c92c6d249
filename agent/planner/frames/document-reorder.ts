import { quote } from "@/agent/planner/text/hide-quotes";
import { end, ref } from "./document-named";

const q = `(${quote})`;
const unit = "(?:sentence|line|paragraph|passage|part|bit|clause|item|bullet point|bullet|point|row|section)";
const verb = "(?:replace|change|correct|swap|add|append|insert|write|put|delete|remove|strike|take|cut|drop)";
const goes =
  "(?:should|must|can|may|has to|needs to|is to|ought to) (?:go|go away|disappear|come out|be (?:removed|deleted|taken out|cut|struck))";
const rx = (source: string): RegExp => new RegExp(`^${source}${end}`, "iu");

/** Other orders of words for the same, each with the order that is read. */
const rules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:(?:edit|update|correct|change|revise|in) )?(${ref}): (${verb}\\b.+)$`, "iu"), "in $1, $2"],
  [
    rx(`(?:start|begin|open) (${ref}) with (?:the )?(?:sentence |line |words? |text )?${q}`),
    "add $2 at the beginning of $1",
  ],
  [rx(`(?:end|close|finish) (${ref}) with (?:the )?(?:sentence |line |words? |text )?${q}`), "add $2 at the end of $1"],
  [
    rx(
      `(?:under|below) (?:the )?(?:heading |section )?(.+?) (?:of|in) (${ref}),? (?:add|write|put|insert|append)(?: the)?(?: sentence| line)? ${q}`,
    ),
    "add $3 under the section $1 of $2",
  ],
  [
    rx(
      `(?:add|write|put|insert|append)(?: the)?(?: sentence| line)? ${q} (?:to|in|into|under) the (.+?) (?:section|chapter|part) (?:of|in) (${ref})`,
    ),
    "add $1 under the section $2 of $3",
  ],
  [rx(`(?:the )?(${unit} (?:about|on|with) .+) ${goes} (?:from|out of|in) (${ref})`), "delete the $1 from $2"],
  [rx(`(?:the )?(${unit} (?:about|on|with) .+) (?:from|in|of) (${ref}) ${goes}`), "delete the $1 from $2"],
  [
    rx(
      `(?:delete|remove|strike|take|cut|drop) (?:out )?the (?!(?:first|second|third|last|final|whole|entire|${unit}) )(.+?) (sentence|paragraph|line|passage)(?: out)? (?:from|out of|in|of) (${ref})`,
    ),
    "delete the $2 about $1 from $3",
  ],
  [
    rx(`in (${ref}),? where(?:ver)? it says ${q},? (?:it should (?:say|be|read)|write|put|say|make it) ${q}`),
    "replace every $2 with $3 in $1",
  ],
  [
    rx(`where(?:ver)? it says ${q} in (${ref}),? (?:it should (?:say|be|read)|write|put|say|make it) ${q}`),
    "replace every $1 with $3 in $2",
  ],
  [rx(`(?:make it|make that|make) ${q} instead of ${q} in (${ref})`), "replace $2 with $1 in $3"],
  [rx(`in (${ref}),? (?:make it |make that |write )?${q} instead of ${q}`), "replace $3 with $2 in $1"],
  [
    rx(`in (${ref}),? ${q} (?:should be|should read|becomes|must be|has to be|is now) ${q}`),
    "replace $2 with $3 in $1",
  ],
  [rx(`${q} in (${ref}) (?:should be|should read|becomes|must be|has to be|is now) ${q}`), "replace $1 with $3 in $2"],
  [
    rx(`.+? (?:in|of) (${ref}) (?:is|are|should be|must be|has to be) ${q},? (?:and )?not ${q}`),
    "replace $3 with $2 in $1",
  ],
];

export function reordered(text: string): string {
  const [rule, as] = rules.find(([pattern]) => pattern.test(text)) ?? [];
  return rule && as !== undefined ? text.replace(rule, as) : text;
}
