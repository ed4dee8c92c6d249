import type { Sentence } from "@/agent/planner/link/sentence";
import type { NameMatch } from "@/agent/planner/world";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, DateUnit, Measure, Operator, Period, Sort } from "@/db/query/tree";

export type Give =
  | { kind: "head"; isPlural: boolean; isLoose?: boolean }
  | {
      kind: "where";
      condition: Condition;
      path: string;
      isDefault?: boolean;
      implied?: Condition;
      date?: string;
      isContrast?: boolean;
      isEach?: boolean;
    }
  | { kind: "period"; field: string | undefined; period: Period; op: PeriodOp }
  | { kind: "hint"; field: string }
  | {
      kind: "group";
      field: string;
      bucket?: DateUnit | undefined;
      also?: { field: string; bucket?: DateUnit | undefined };
    }
  | {
      kind: "measure";
      fn: Measure["fn"];
      field?: string | undefined;
      days?: Measure["days"];
      condition?: Condition | undefined;
      needsField?: boolean;
      isLoose?: boolean;
    }
  /** "what share of …": conditions from `verbAt` on are the part, those before it the whole. */
  | { kind: "part"; verbAt: number }
  | { kind: "running" }
  | { kind: "rest" }
  /** "… and worth how much": the main figure, added up, beside the others. */
  | { kind: "worth" }
  | {
      kind: "having";
      group: { field: string };
      op: "gt" | "gte" | "lt" | "lte";
      value: number;
      /** The main figure added up, of what fulfils this, in place of a number of records. */
      sum?: { field: string; condition: Condition };
    }
  | { kind: "ratio"; name: string }
  | {
      kind: "rank";
      group: { field: string; bucket?: DateUnit | undefined };
      direction: "asc" | "desc";
      count: number;
      fn?: Measure["fn"] | undefined;
      field?: string | undefined;
      condition?: Condition | undefined;
      isRate?: boolean;
    }
  /** `isMain`: no field was named, so it is the object's main figure. `isBare`: no direction was. */
  | { kind: "sort"; sort: Sort; isMain?: boolean; isBare?: boolean }
  | { kind: "limit"; count: number; sort?: Sort | undefined; isSingle?: boolean; isOfGroups?: boolean }
  /** `isElliptic`: the first period is the one at hand; `step` says how the second is found from it. */
  | {
      kind: "compare";
      periods: [Period, Period];
      field?: string | undefined;
      isElliptic?: boolean;
      step?: "own" | "year";
      condition?: Condition | undefined;
    }
  /** "cohorts": by when they came, and how much later it came to an end. */
  | { kind: "cohort"; bucket?: DateUnit | undefined; isAgeOnly?: boolean }
  /** "as a bar chart": figures are drawn anyway, so it only needs some. */
  | { kind: "chart"; isTable?: boolean }
  /** "compare …": several values of one field stand side by side. */
  | { kind: "contrast" }
  | { kind: "field"; field: string }
  | {
      kind: "assign";
      field: string;
      value: unknown;
      shown: string;
      needsMention?: boolean;
      choices?: { label: string; value: unknown }[];
    }
  | { kind: "target"; matches: readonly NameMatch[]; how: string }
  | { kind: "pronoun"; which: Pronoun }
  | { kind: "title"; text: string }
  | { kind: "show"; fields: string[] }
  | { kind: "search"; text: string }
  | { kind: "deleted" }
  | { kind: "all" }
  | { kind: "noise" };

export type PeriodOp = "in" | "before" | "after" | "from" | "until" | "not_in";

/** `isPicked`: one of those before, and the conditions say which. */
export type Pronoun = { isMany: boolean; isPicked?: boolean; place?: number[]; object?: string | undefined };

/** A run of words that does one thing. The dearer a piece, the less sure it is. */
export type Piece = { from: number; to: number; cost: number; give: Give; why?: string; isFuzzy?: boolean };

export type Recogniser = (s: Sentence, at: number, object: ObjectDefinition) => Piece[];

export const where = (from: number, to: number, path: string, op: Operator, value: unknown, cost = 0.1): Piece => ({
  from,
  to,
  cost,
  give: { kind: "where", path, condition: conditionOf(path, op, value) },
});

/** Value types are checked against the field where they are read; the query shape accepts them all. */
export function conditionOf(path: string, op: Operator, value: unknown): Condition {
  return value === undefined ? { field: path, op } : { field: path, op, value: value as string };
}

export const whereIs = (from: number, to: number, path: string, condition: Condition, cost = 0.1): Piece => ({
  from,
  to,
  cost,
  give: { kind: "where", path, condition },
});
