import { compose, type Path } from "@/agent/planner/assemble/compose";
import { heedDropped } from "@/agent/planner/assemble/dropped";
import { defaultDate } from "@/agent/planner/lexicon/roles";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { booleanCondition } from "@/agent/planner/pieces/boolean-condition";
import { bought } from "@/agent/planner/pieces/bought";
import { broughtIn } from "@/agent/planner/pieces/brought-in";
import { chartWords } from "@/agent/planner/pieces/chart-words";
import { cohort } from "@/agent/planner/pieces/cohort";
import { compare } from "@/agent/planner/pieces/compare";
import { dateCondition } from "@/agent/planner/pieces/date-condition";
import { deletedCondition } from "@/agent/planner/pieces/deleted-condition";
import { emptyCondition } from "@/agent/planner/pieces/empty-condition";
import { exceptCondition } from "@/agent/planner/pieces/except-condition";
import { exceptRecords } from "@/agent/planner/pieces/except-records";
import { fieldCondition } from "@/agent/planner/pieces/field-condition";
import { group } from "@/agent/planner/pieces/group";
import { all, head, who } from "@/agent/planner/pieces/head";
import { kindVerb } from "@/agent/planner/pieces/kind-verbs";
import { lookupCondition } from "@/agent/planner/pieces/lookup-condition";
import { madeBy } from "@/agent/planner/pieces/made-by";
import { measure } from "@/agent/planner/pieces/measure";
import { noise } from "@/agent/planner/pieces/noise";
import { numberCondition } from "@/agent/planner/pieces/number-condition";
import { openFor } from "@/agent/planner/pieces/open-for";
import { ownerCondition } from "@/agent/planner/pieces/owner-condition";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { projection } from "@/agent/planner/pieces/projection";
import { quietCondition } from "@/agent/planner/pieces/quiet-condition";
import { ranking } from "@/agent/planner/pieces/ranking";
import { relatedCondition } from "@/agent/planner/pieces/related-condition";
import { reportFigures } from "@/agent/planner/pieces/report-figures";
import { searchText } from "@/agent/planner/pieces/search-text";
import { sideBySide } from "@/agent/planner/pieces/side-by-side";
import { sortAndLimit } from "@/agent/planner/pieces/sort-and-limit";
import { stageOrder } from "@/agent/planner/pieces/stage-order";
import { stateCondition } from "@/agent/planner/pieces/state-condition";
import { textValue } from "@/agent/planner/pieces/text-value";
import { theirNoun } from "@/agent/planner/pieces/their-noun";
import { valueCondition } from "@/agent/planner/pieces/value-condition";
import { valueLabel } from "@/agent/planner/pieces/value-label";
import type { ObjectDefinition } from "@/db/objects/definition";
import { heedNobody, heedPointers } from "./pointers";

export const conditionRecognisers: readonly Recogniser[] = [
  head,
  all,
  noise,
  valueCondition,
  fieldCondition,
  numberCondition,
  emptyCondition,
  ownerCondition,
  lookupCondition,
  dateCondition,
  stateCondition,
  kindVerb,
  quietCondition,
  booleanCondition,
  relatedCondition,
  deletedCondition,
  exceptRecords,
  exceptCondition,
  valueLabel,
  openFor,
  bought,
];

export const readRecognisers: readonly Recogniser[] = [
  ...conditionRecognisers,
  projection,
  searchText,
  theirNoun,
  who,
  group,
  measure,
  reportFigures,
  ranking,
  sortAndLimit,
  compare,
  sideBySide,
  textValue,
  cohort,
  chartWords,
  broughtIn,
  madeBy,
  stageOrder,
];

const noHead = 0.7;
const otherHead = 1.5;

/** All readings of a clause as a question about records, best first. */
export function readings(s: Sentence): Path[] {
  return s.catalog.objects
    .flatMap((object) => compose(s, object, readRecognisers, 0).slice(0, 6))
    .map((path) => ({ ...path, cost: path.cost + headPrice(s, path) + figurePrice(path) }))
    .filter((path) => path.pieces.some((piece) => tells(piece)))
    .map((path) => {
      const heeded = heedDropped(heedNobody(s, heedPointers(s, path)), s.catalog);
      return { path: heeded, doubt: heeded.cost + (path.unused.length > 0 ? priceOfDoubt : 0) };
    })
    .sort((one, other) => one.doubt - other.doubt)
    .map(({ path }) => path);
}

/** Of two readings the one that took every word comes first, unless it is much the dearer. */
export const priceOfDoubt = 1;

/** The first noun decides the object; without one, the object that needs no lookup wins. */
export function headPrice(s: Sentence, path: Path): number {
  const heads = path.pieces.filter((piece) => piece.give.kind === "head" && !piece.give.isLoose);
  const first = firstNoun(s);
  // "top 5 customers by won revenue": the noun says by what, and not of what.
  const isGroup = path.pieces.some(
    ({ from, to, give }) =>
      ["rank", "having", "measure"].includes(give.kind) && first && from <= first.at && first.at < to,
  );
  if (heads.length === 0)
    return (
      noHead +
      (first && !isGroup ? otherHead : 0) +
      path.pieces.filter(reachesAcross).length * 0.8 +
      (onEntryDate(path) ? 0.4 : 0)
    );
  return first && !heads.some((piece) => piece.from === first.at) ? 0.4 : -0.6;
}

/** A period with nothing but the day of entry to go by: another object probably has the date that was meant. */
const onEntryDate = (path: Path): boolean =>
  defaultDate(path.object)?.isSystem === true &&
  path.pieces.some(
    ({ give }) => (give.kind === "period" && !give.field) || (give.kind === "group" && give.bucket !== undefined),
  );

const reachesAcross = (piece: Piece): boolean => piece.give.kind === "where" && piece.give.path.includes(".");

function firstNoun(s: Sentence): { at: number; object: ObjectDefinition["key"] } | undefined {
  for (let at = 0; at < s.tokens.length; at += 1) {
    const [link] = objectLinksAt(s, at);
    if (link) return { at, object: link.entry.object };
  }
  return undefined;
}

/** A number's bare name is a figure only beside a group, a comparison or a question for it. */
function figurePrice(path: Path): number {
  const bare = path.pieces.some((piece) => piece.give.kind === "measure" && piece.give.needsField);
  const isGrouped = path.pieces.some(
    (piece) =>
      ["group", "compare", "rank", "having"].includes(piece.give.kind) ||
      (piece.give.kind === "where" && piece.give.isContrast === true) ||
      (piece.give.kind === "measure" && piece.give.isLoose),
  );
  const isExtreme = path.pieces.some(
    ({ give }) => give.kind === "measure" && give.isLoose && (give.fn === "max" || give.fn === "min"),
  );
  return bare && !isGrouped ? 0.6 : isExtreme && !bare ? 5 : 0;
}

/** A lone period or figure of speech asks for nothing yet. */
const tells = (piece: Piece): boolean =>
  !["noise", "all", "period", "hint", "limit", "sort", "contrast", "running", "rest", "worth"].includes(
    piece.give.kind,
  );
