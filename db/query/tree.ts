import { z } from "zod";

export const dateUnits = ["day", "week", "month", "quarter", "year"] as const;
export type DateUnit = (typeof dateUnits)[number];

/**
 * A span of days that is worked out when the query runs, so that a saved view moves with the calendar.
 * `offset` counts calendar units from the present one (0 this, -1 last, 1 next); `last` and `next` roll from today;
 * `ago` and `ahead` are the single day that many units away; `of` is a fixed year, quarter or month.
 */
export const periodShape = z.union([
  z.strictObject({ unit: z.enum(dateUnits), offset: z.number().int().min(-1000).max(1000) }),
  z.strictObject({ last: z.number().int().min(1).max(10_000), unit: z.enum(dateUnits) }),
  z.strictObject({ next: z.number().int().min(1).max(10_000), unit: z.enum(dateUnits) }),
  z.strictObject({ ago: z.number().int().min(0).max(10_000), unit: z.enum(dateUnits) }),
  z.strictObject({ ahead: z.number().int().min(0).max(10_000), unit: z.enum(dateUnits) }),
  z.strictObject({
    year: z.number().int().min(1900).max(2200),
    quarter: z.number().int().min(1).max(4).optional(),
    month: z.number().int().min(1).max(12).optional(),
  }),
  z.strictObject({ from: z.iso.date(), to: z.iso.date() }).describe("From the first day up to and including the last."),
]);
export type Period = z.infer<typeof periodShape>;

export const operators = [
  "eq",
  "ne",
  "in",
  "not_in",
  "lt",
  "lte",
  "gt",
  "gte",
  "between",
  "contains",
  "not_contains",
  "starts_with",
  "ends_with",
  "has_any",
  "has_all",
  "has_none",
  "empty",
  "not_empty",
] as const;
export type Operator = (typeof operators)[number];

const scalar = z.union([z.string().max(10_000), z.number(), z.boolean(), periodShape]);

/** `field` may be a dotted path across lookups ("company.industry", "owner.name"). "me" stands for the person who asks. */
export const fieldConditionShape = z.strictObject({
  field: z.string().max(200),
  op: z.enum(operators),
  value: z.union([scalar, z.array(scalar).max(5000), z.null()]).optional(),
});
export type FieldCondition = z.infer<typeof fieldConditionShape>;

export type RelatedCondition = {
  /** Reverse name of a lookup that points here: "deals" on companies. */
  related: string;
  where?: Condition | undefined;
  /** How many related records must match; left out means at least one. `{ op: "eq", value: 0 }` means none. */
  count?: { op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte"; value: number } | undefined;
};

export type Condition =
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }
  | RelatedCondition
  | FieldCondition;

export const conditionShape: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(conditionShape).max(100) }),
    z.strictObject({ or: z.array(conditionShape).min(1).max(100) }),
    z.strictObject({ not: conditionShape }),
    z.strictObject({
      related: z.string().max(100),
      where: conditionShape.optional(),
      count: z
        .strictObject({ op: z.enum(["eq", "ne", "lt", "lte", "gt", "gte"]), value: z.number().int().min(0) })
        .optional(),
    }),
    fieldConditionShape,
  ]),
);

export const sortShape = z.strictObject({
  field: z.string().max(200).describe("A field, a dotted path, or in a grouped query the name of a measure or group."),
  direction: z.enum(["asc", "desc"]).default("asc"),
});
export type Sort = z.input<typeof sortShape>;

const selection = {
  object: z.string().max(63).describe("Key of the object, for instance deals."),
  where: conditionShape.optional().describe("Which records; left out means all."),
  search: z
    .string()
    .max(500)
    .optional()
    .describe(
      "Words that the record's text must have, exactly as written: no typos, so that nothing else is counted or changed.",
    ),
  deleted: z.enum(["exclude", "only", "include"]).optional().describe("Records in the trash; left out means exclude."),
};

/** Which records: what bulk tools, segments and workflow conditions take. */
export const selectionShape = z.strictObject(selection);
export type Selection = z.infer<typeof selectionShape>;

/** A page of records. */
export const listQueryShape = z.strictObject({
  ...selection,
  search: z
    .string()
    .max(500)
    .optional()
    .describe(
      "Words to find in the record's text. When no record has them, the records with the most similar names are answered.",
    ),
  fields: z
    .array(z.string().max(200))
    .max(100)
    .optional()
    .describe("Fields or dotted paths to return; left out means all of the record's own."),
  sort: z.array(sortShape).max(4).optional(),
  limit: z.number().int().min(1).max(500).optional().describe("Page size; left out means 50."),
  cursor: z.string().max(4000).optional().describe("nextCursor of the page before, of the same query."),
  count: z
    .enum(["none", "capped", "exact"])
    .optional()
    .describe("Whether to count all matches; capped stops at 10,000."),
});
export type ListQuery = z.input<typeof listQueryShape>;

export const groupShape = z.strictObject({
  field: z.string().max(200),
  bucket: z.enum(dateUnits).optional().describe("For dates: the calendar unit that makes one group."),
  since: z
    .string()
    .max(200)
    .optional()
    .describe("For cohorts: groups by how many of these units the date lies after this other date, 0 in the same one."),
});
export type Group = z.infer<typeof groupShape>;

export const measureFunctions = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "percentile",
  "count_distinct",
] as const;

export const measureShape = z.strictObject({
  fn: z.enum(measureFunctions),
  field: z.string().max(200).optional().describe("Not needed for count."),
  days: z
    .strictObject({ from: z.string().max(200), to: z.string().max(200).optional() })
    .optional()
    .describe("In place of a field: the days from one date to another, or to today, for cycle times and ages."),
  percent: z.number().min(1).max(99).optional().describe("For percentile: 90 is what nine of ten stay within."),
  where: conditionShape
    .optional()
    .describe("Counts only the records that also match this, for ratios such as win rate."),
  as: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/)
    .optional()
    .describe("Name in the answer; left out means fn_field."),
});
export type Measure = z.infer<typeof measureShape>;

/** Figures over records, grouped or not. */
export const groupQueryShape = z.strictObject({
  ...selection,
  group: z.array(groupShape).max(3).optional(),
  measures: z.array(measureShape).min(1).max(10),
  ratios: z
    .array(z.strictObject({ as: z.string(), numerator: z.string(), denominator: z.string() }))
    .max(5)
    .optional()
    .describe("Quotients of two measures by their names, null where the denominator is 0."),
  derived: z
    .array(
      z.strictObject({
        as: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
        fn: z.enum(["share", "running", "difference", "change"]),
        of: z.string().describe("Name of a measure or ratio."),
        from: z.string().optional().describe("For difference and change: the one that it is compared with."),
      }),
    )
    .max(10)
    .optional()
    .describe(
      "Worked out of the figures: share of the total over all records, running total along the dates, difference (of - from), change (difference / from).",
    ),
  having: z
    .array(
      z.strictObject({
        field: z.string().describe("Name of a measure, ratio or derived figure."),
        op: z.enum(["eq", "ne", "lt", "lte", "gt", "gte"]),
        value: z.number(),
      }),
    )
    .max(5)
    .optional()
    .describe("Keeps only the groups whose figures fulfil all of these."),
  sort: z.array(sortShape).max(3).optional(),
  limit: z.number().int().min(1).max(1000).optional().describe("How many groups; left out means 200."),
  rest: z
    .boolean()
    .optional()
    .describe("true: the figures of all groups beyond the limit come together as one, for a top 5 with others."),
});
export type GroupQuery = z.input<typeof groupQueryShape>;

/** The one query language: a page of records, or figures over them. */
export type RecordQuery = ListQuery | GroupQuery;
