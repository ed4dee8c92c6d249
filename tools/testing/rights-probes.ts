import type { RecordAction } from "@/db/access/rights";
import type { ToolName } from "@/tools/registry";

export type Target = { id: string; other: string; name: string; company: string; note: string };

/** How a tool names one record, and which right it takes on it. */
export type Probe = {
  tool: ToolName;
  /** Rights that all have to be there. */
  takes: readonly RecordAction[];
  /** The record lies in the trash. */
  isTrashed?: boolean;
  input(target: Target): Record<string, unknown>;
  /** What an answer that reached the record looks like; left out: any answer that is no error. */
  reached?(output: never): boolean;
};

const byId = ({ id }: Target) => ({ object: "deals", where: { field: "id", op: "eq", value: id } });
type Listed = { records: unknown[] };
type Counted = { count: number };

/** Every tool that names a deal, by the ways in which it does. */
export const probes: readonly Probe[] = [
  { tool: "get_record", takes: ["read"], input: ({ id }) => ({ object: "deals", id, related: true }) },
  { tool: "search_records", takes: ["read"], input: byId, reached: ({ records }: Listed) => records.length > 0 },
  {
    tool: "search_records",
    takes: ["read"],
    input: ({ name }) => ({ object: "deals", search: name, count: "exact" }),
    reached: ({ records }: Listed) => records.length > 0,
  },
  {
    tool: "search_records",
    takes: ["read"],
    input: ({ company, name }) => ({
      object: "companies",
      where: {
        and: [
          { field: "id", op: "eq", value: company },
          { related: "deals", where: { field: "name", op: "eq", value: name } },
        ],
      },
    }),
    reached: ({ records }: Listed) => records.length > 0,
  },
  {
    tool: "aggregate_records",
    takes: ["read"],
    input: (target) => ({ ...byId(target), measures: [{ fn: "count" }] }),
    reached: ({ rows }: { rows: { count?: number }[] }) => rows.some(({ count = 0 }) => count > 0),
  },
  {
    tool: "search_names",
    takes: ["read"],
    input: ({ name }) => ({ text: name }),
    reached: (output: unknown) => /"object":"deals"/.test(JSON.stringify(output)),
  },
  {
    tool: "match_names",
    takes: ["read"],
    input: ({ name }) => ({ phrases: [name] }),
    reached: (output: unknown) => /"object":"deals"/.test(JSON.stringify(output)),
  },
  { tool: "list_timeline", takes: ["read"], input: ({ id }) => ({ object: "deals", id }) },
  {
    tool: "list_changes",
    takes: ["read"],
    input: ({ id }) => ({ object: "deals", recordId: id }),
    reached: ({ changeSets }: { changeSets: unknown[] }) => changeSets.length > 0,
  },
  { tool: "get_access", takes: ["read"], input: ({ id }) => ({ object: "deals", id }) },
  {
    tool: "search_duplicates",
    takes: ["read"],
    input: ({ name }) => ({ object: "deals", values: { name } }),
    reached: ({ matches }: { matches: unknown[] }) => matches.length > 0,
  },
  {
    tool: "draft_text",
    takes: ["read"],
    input: (target) => ({ kind: "call_script", selection: byId(target) }),
    reached: (output: unknown) => /Token/.test(JSON.stringify(output)),
  },
  { tool: "update_record", takes: ["update"], input: ({ id }) => ({ object: "deals", id, values: { amount: 5 } }) },
  {
    tool: "update_records",
    takes: ["update"],
    input: (target) => ({ selection: byId(target), values: { amount: 6 } }),
    reached: ({ count }: Counted) => count > 0,
  },
  {
    tool: "update_cells",
    takes: ["update"],
    input: ({ id }) => ({ object: "deals", rows: [{ id, values: { amount: 7 } }] }),
    reached: ({ changed }: { changed: number }) => changed > 0,
  },
  {
    tool: "link_records",
    takes: ["update"],
    input: ({ id, company }) => ({ object: "companies", id: company, relation: "deals", remove: [id] }),
    reached: ({ changed }: { changed: number }) => changed > 0,
  },
  { tool: "delete_record", takes: ["delete"], input: ({ id }) => ({ object: "deals", id }) },
  {
    tool: "delete_records",
    takes: ["delete"],
    input: (target) => ({ selection: byId(target) }),
    reached: ({ count }: Counted) => count > 0,
  },
  {
    tool: "merge_records",
    takes: ["update", "delete"],
    input: ({ id, other }) => ({ object: "deals", keepId: other, mergeIds: [id] }),
  },
  { tool: "restore_record", takes: ["delete"], isTrashed: true, input: ({ id }) => ({ object: "deals", id }) },
  {
    tool: "restore_records",
    takes: ["delete"],
    isTrashed: true,
    input: (target) => ({ selection: byId(target) }),
    reached: ({ count }: Counted) => count > 0,
  },
  {
    tool: "destroy_records",
    takes: ["destroy"],
    isTrashed: true,
    input: (target) => ({ selection: byId(target) }),
    reached: ({ count }: Counted) => count > 0,
  },
  {
    tool: "log_note",
    takes: ["read"],
    input: ({ id }) => ({ body: "Spoke with them.", about: [{ object: "deals", id }] }),
  },
  {
    tool: "create_task",
    takes: ["read"],
    input: ({ id }) => ({ title: "Ring them", about: [{ object: "deals", id }] }),
  },
];
