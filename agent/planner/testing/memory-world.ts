import type { Member, NameMatch, NameMatches, PageContext, PlannerWorld, ReadTool } from "@/agent/planner/world";
import { type ObjectDefinition, systemFields } from "@/db/objects/definition";

export type MemoryRecord = {
  object: string;
  id: string;
  name: string;
  values?: Record<string, unknown>;
  isDeleted?: boolean;
};
export type MemoryWorkspace = {
  objects: readonly ObjectDefinition[];
  members: Member[];
  records: readonly MemoryRecord[];
};

/** Sunday 22 November 2026, noon in Berlin. */
export const testNow = new Date("2026-11-22T11:00:00Z");

/** A workspace in memory: names and values are looked up for real, queries are answered by whatever the test says. */
export function memoryWorld(
  workspace: MemoryWorkspace,
  options: {
    context?: PageContext;
    files?: PlannerWorld["files"];
    skills?: PlannerWorld["skills"]["usable"];
    now?: Date;
    read?: (tool: ReadTool, input: unknown) => unknown;
    timeZone?: string;
  } = {},
): PlannerWorld {
  const catalog = catalogOf(workspace);
  return {
    catalog,
    members: workspace.members,
    now: options.now ?? testNow,
    timeZone: options.timeZone ?? "Europe/Berlin",
    firstDayOfWeek: 1,
    locale: "en-GB",
    context: options.context ?? {},
    files: options.files ?? [],
    skills: { usable: options.skills ?? [], problems: [] },
    matchNames: async (phrases, { objects, deleted } = {}) =>
      matchNames(
        workspace.records.filter(
          (record) =>
            Boolean(record.isDeleted) === (deleted === "only") && (!objects || objects.includes(record.object)),
        ),
        phrases,
      ),
    matchValues: async (phrases) => matchValues(workspace, phrases),
    read: async (tool, input) =>
      options.read?.(tool, input) ?? { records: [], rows: [], count: { value: 2, isCapped: false } },
  };
}

const catalogs = new Map<MemoryWorkspace, PlannerWorld["catalog"]>();

function catalogOf(workspace: MemoryWorkspace): PlannerWorld["catalog"] {
  const before = catalogs.get(workspace);
  if (before) return before;
  const catalog = {
    version: 1,
    objects: workspace.objects.map((object) => ({ ...object, fields: [...object.fields, ...systemFields] })),
  };
  catalogs.set(workspace, catalog);
  return catalog;
}

function matchNames(records: readonly MemoryRecord[], phrases: readonly string[]): NameMatches {
  const result: NameMatches = { exact: [], contains: [], similar: [] };
  for (const phrase of phrases) {
    const lower = phrase.toLowerCase();
    for (const record of records) {
      const name = record.name.toLowerCase();
      const match: NameMatch = { phrase, object: record.object, id: record.id, name: record.name, detail: null };
      if (name === lower) result.exact.push(match);
      else if (` ${name} `.includes(` ${lower} `)) result.contains.push(match);
    }
  }
  return result;
}

function matchValues({ objects, records }: MemoryWorkspace, phrases: readonly string[]) {
  return phrases.flatMap((phrase) =>
    objects.flatMap((object) =>
      object.fields
        .filter((field) => field.isFilterable)
        .flatMap((field) => {
          const values = new Set(
            records
              .filter((record) => record.object === object.key)
              .map((record) => String(record.values?.[field.key] ?? "")),
          );
          return [...values]
            .filter((value) => value !== "" && value.toLowerCase() === phrase.toLowerCase())
            .map((value) => ({ phrase, object: object.key, field: field.key, value }));
        }),
    ),
  );
}
