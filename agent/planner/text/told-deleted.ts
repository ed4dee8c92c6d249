const back =
  "(?:so |and |please |pls |can you |could you |would you |will you )*(?:bring|get|put|restore|undelete|recover)";
const it = "(?:it|that|this|them|him|her)(?: one)?";
const tail = "(?: back| again| in| please| for me| now)*[?.!]*$";
const gone = "(?:deleted|removed|trashed|binned|thrown (?:away|out)|threw (?:away|out))";
const slip = "(?: (?:by (?:accident|mistake)|accidentally|in error|wrongly|too (?:early|soon)))?";

const patterns: readonly RegExp[] = [
  // "someone deleted Dock lights by accident, can you bring it back?"
  new RegExp(
    `^(?:(?:oh no|oops|sorry|help),? )?(?:someone|somebody|i|we|he|she|they|\\p{Lu}[\\p{L}’'-]+) (?:has |have |had |must have |seems to have |accidentally )*${gone} (?:the |our )?(?<x>[^,;.?!]{3,90}?)${slip}[,;.!?] ${back} ${it}${tail}`,
    "iu",
  ),
  // "The Tessel account was deleted by mistake this morning. Restore it."
  new RegExp(
    `^(?:the |our )?(?<x>[^,;.?!]{3,90}?) (?:was|were|got|has been|have been) ${gone}\\b[^,;.?!]{0,60}[,;.!?] ${back} ${it}${tail}`,
    "iu",
  ),
  // "one of the deals in the trash was Dock lights, put that one back"
  new RegExp(
    `^(?:one of )?(?:the |a |an )?\\p{L}+ in the trash (?:was|is|were|are) (?:called )?(?<x>[^,;.?!]{3,90}?)[,;.!?] ${back} ${it}${tail}`,
    "iu",
  ),
];

/** What is to come back was said in the sentence before; the two are one request. */
export function withDeleted(message: string): string {
  const said = patterns
    .map((pattern) => pattern.exec(message.trim())?.groups?.["x"])
    .find((found) => found !== undefined);
  return said === undefined ? message : `restore ${said}`;
}
