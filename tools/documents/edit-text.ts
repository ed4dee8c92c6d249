import { z } from "zod";

import { AppError } from "@/tools/core/app-error";

export const editShape = z.object({
  find: z.string().min(1).max(20_000).describe("A stretch of the text, letter by letter."),
  replace: z.string().max(20_000).describe("What stands in its place; empty takes it out."),
  all: z.boolean().optional().describe("Every place where it stands."),
});
export type Edit = z.output<typeof editShape>;

export const hunkShape = z.object({
  at: z.number().describe("Where in the old text."),
  before: z.string(),
  after: z.string(),
  lead: z.string().describe("What stands before it on the line."),
  tail: z.string().describe("What stands after it on the line."),
});
export type Hunk = z.output<typeof hunkShape>;

const beside = 60;

/** All edits against the same old text, so that none changes what another looks for; the whole or nothing. */
export function applyEdits(
  text: string,
  edits: readonly Edit[],
  only?: readonly number[],
): { text: string; hunks: Hunk[] } {
  const all = edits.flatMap((edit) => hunksOf(text, edit)).sort((one, other) => one.at - other.at);
  const lost = only?.find((at) => !all.some((hunk) => hunk.at === at));
  if (lost !== undefined)
    throw new AppError("invalid_input", `No change is at ${lost}. Take the places from a preview of the same edits.`);
  const hunks = only ? all.filter(({ at }) => only.includes(at)) : all;
  for (const [place, hunk] of hunks.entries()) {
    const next = hunks[place + 1];
    if (next && hunk.at + hunk.before.length > next.at)
      throw new AppError("invalid_input", `Two changes meet at “${short(next.before)}”. Make one of them.`);
  }
  let changed = "";
  let from = 0;
  for (const { at, before, after } of hunks) {
    changed += text.slice(from, at) + after;
    from = at + before.length;
  }
  return { text: changed + text.slice(from), hunks };
}

function hunksOf(text: string, { find, replace, all = false }: Edit): Hunk[] {
  const places: number[] = [];
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) places.push(at);
  if (places.length === 0)
    throw new AppError(
      "invalid_input",
      `“${short(find)}” does not stand in the text. Copy it from there, letter by letter.`,
    );
  if (places.length > 1 && !all)
    throw new AppError(
      "invalid_input",
      `“${short(find)}” stands ${places.length} times in the text. Give more of the words around it, or say that all are meant.`,
    );
  if (find === replace) throw new AppError("invalid_input", `“${short(find)}” would stay as it is.`);
  return places.map((at) => ({
    at,
    before: find,
    after: replace,
    lead: text
      .slice(text.lastIndexOf("\n", at - 1) + 1, at)
      .slice(-beside)
      .toWellFormed(),
    tail: (text.slice(at + find.length).split("\n", 1)[0] ?? "").slice(0, beside).toWellFormed(),
  }));
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).toWellFormed()} …` : text);
