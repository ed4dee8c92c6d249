import type { Path } from "@/agent/planner/assemble/compose";
import { defaultDate, fieldOf } from "@/agent/planner/lexicon/roles";
import { type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { periodCondition } from "@/agent/planner/pieces/date-condition";
import type { Piece } from "@/agent/planner/pieces/piece";
import { quietDays } from "@/agent/planner/pieces/quiet-condition";
import { describeCondition, type Naming } from "@/agent/planner/reply/describe-condition";
import type { Chip, Reading } from "@/agent/planner/world";
import type { ObjectDefinition } from "@/db/objects/definition";

/** One chip a piece: what it was taken to mean, and the words it came from. */
export function readingOf(s: Sentence, path: Path): Reading {
  const chips = path.pieces.flatMap((piece) => {
    const text = chipText(piece, path.object, namingOf(s));
    return text
      ? [
          {
            text,
            why: `“${textBetween(s, piece.from, piece.to)}”${repaired(s, piece)}${assumed(piece)}`,
          } satisfies Chip,
        ]
      : [];
  });
  return { chips, leftOut: path.unused.map((at) => s.tokens[at]?.text ?? "") };
}

export function namingOf(s: Sentence): Naming {
  const names = new Map(
    [...s.records.values()].flat().flatMap((link) => link.matches.map((match) => [match.id, match.name] as const)),
  );
  for (const member of s.world.members) names.set(member.id, member.name);
  return { catalog: s.catalog, locale: s.world.locale, nameOf: (id) => names.get(id) };
}

function repaired(s: Sentence, piece: Piece): string {
  const words = [...s.repairs.entries()].filter(([at]) => at >= piece.from && at < piece.to).map(([, word]) => word);
  return words.length > 0 ? `, read as ${words.join(" ")}` : "";
}

function assumed(piece: Piece): string {
  return piece.give.kind === "where" && piece.give.isDefault ? `; no figure was given, so ${quietDays} days` : "";
}

function chipText({ give }: Piece, object: ObjectDefinition, naming: Naming): string | undefined {
  const label = (key: string) => fieldOf(object, key)?.label ?? key;
  switch (give.kind) {
    case "head":
      return object.plural;
    case "where":
      return describeCondition(give.condition, object, naming);
    case "period":
      return describeCondition(
        periodCondition(give.field ?? defaultDate(object)?.key ?? "", give.op, give.period),
        object,
        naming,
      );
    case "group":
      return `by ${give.bucket ? `${give.bucket} of ${label(give.field)}` : label(give.field)}`;
    case "measure":
      if (give.days) return `${give.fn} of days from ${label(give.days.from)} to ${label(give.days.to ?? "today")}`;
      return give.fn === "count" ? "count" : `${give.fn} of ${label(give.field ?? "")}`;
    case "part":
      return "share";
    case "running":
      return "running total";
    case "rest":
      return "all others as one";
    case "having":
      return `by ${label(give.group.field)}, ${{ gt: "more than", gte: "at least", lt: "fewer than", lte: "at most" }[give.op]} ${give.value}`;
    case "ratio":
      return "won ÷ (won + lost)";
    case "rank":
      return `top ${give.count} by ${label(give.group.field)}`;
    case "sort":
      return `sorted by ${label(give.sort.field)}`;
    case "limit":
      return give.sort ? `first ${give.count} by ${label(give.sort.field)}` : `first ${give.count}`;
    case "assign":
      return `${label(give.field)} → ${give.value === null ? "empty" : give.shown}`;
    case "target":
      return give.matches[0]?.name;
    case "title":
      return `called ${give.text}`;
    default:
      return undefined;
  }
}
