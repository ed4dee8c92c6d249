import { beforeAll, expect, test } from "vitest";

import { permissions } from "@/db/access/permissions";
import { narrowAccess, wholeScopes } from "@/db/access/scopes";
import { AppError } from "./core/app-error";
import type { Actor, AnyTool } from "./core/define-tool";
import { runTool } from "./core/run-tool";
import { runJob } from "./jobs/run-job";
import { updateRecord } from "./records/update-record";
import { registry, type ToolName } from "./registry";
import { newRights, ownOnly, type RightsWorkspace } from "./testing/rights-workspace";

/** What every reading tool is asked, by somebody who owns nothing: the widest question that it takes. */
const asked: Partial<Record<ToolName, (place: Ids) => Record<string, unknown>[]>> = {
  aggregate_records: () => [
    { object: "deals", measures: [{ fn: "count" }, { fn: "sum", field: "amount" }], group: [{ field: "name" }] },
    { object: "companies", measures: [{ fn: "count" }], group: [{ field: "deal_total" }] },
    { object: "tasks", measures: [{ fn: "count" }], group: [{ field: "deal" }] },
  ],
  describe_objects: () => [{}, { object: "deals" }, { includeDeleted: true }],
  draft_text: ({ company }) => [
    { kind: "email", selection: { object: "companies", where: { field: "id", op: "eq", value: company } } },
  ],
  get_access: () => [{}, { object: "deals" }],
  get_briefing: () => [{}],
  get_model_settings: () => [{}],
  get_model_usage: () => [{}],
  get_record: ({ company, task }) => [
    { object: "companies", id: company, related: true },
    { object: "tasks", id: task, related: true },
  ],
  get_retention: () => [{ trashDays: 1 }],
  get_view: () => [{ object: "deals" }],
  get_workspace: () => [{}],
  list_changes: ({ deal, changeSet }) => [
    {},
    { text: "Token" },
    { object: "deals" },
    { object: "deals", field: "amount" },
    { recordId: deal },
    { limit: 100, cursor: changeSet },
  ],
  list_conversations: () => [{}],
  list_documents: () => [{}],
  list_duplicate_rules: () => [{}, { object: "deals" }],
  list_duplicates: () => [{ object: "deals" }],
  list_jobs: () => [{}],
  list_members: () => [{}],
  list_reports: () => [{}],
  list_roles: () => [{}],
  list_task_proposals: ({ company }) => [{}, { about: { object: "companies", id: company } }],
  list_teams: () => [{}],
  list_timeline: ({ company }) => [{ object: "companies", id: company }],
  list_value_sources: ({ deal }) => [{ object: "deals", id: deal }],
  list_views: () => [{}],
  match_names: () => [{ phrases: ["Token", "Tokendeal", "Token deal"] }],
  match_values: () => [{ phrases: ["Token", "Tokendeal"] }],
  search_duplicates: () => [{ object: "deals", values: { name: "Tokendeal Quokk" } }],
  search_knowledge: () => [{ question: "What was said about the Tokenplan?" }, { question: "zebra" }],
  search_names: () => [{ text: "Token" }, { text: "Tokendeal" }],
  search_records: ({ company, task }) => [
    { object: "deals", count: "exact" },
    { object: "deals", search: "Tokendeal" },
    { object: "deals", search: "Tokendael" },
    { object: "deals", deleted: "include" },
    {
      object: "companies",
      where: { field: "id", op: "eq", value: company },
      fields: ["name", "deal_total", "deal_names"],
    },
    { object: "companies", sort: [{ field: "deal_total", direction: "desc" }] },
    { object: "companies", where: { field: "deal_total", op: "gt", value: 0 } },
    {
      object: "tasks",
      where: { field: "id", op: "eq", value: task },
      fields: ["title", "deal", "deal.name", "deal.amount"],
    },
    { object: "tasks", where: { field: "deal.name", op: "contains", value: "Token" } },
    { object: "tasks", sort: [{ field: "deal.name" }] },
  ],
};

/** Reading tools that are not asked here, each with its reason. */
const leftOut: Partial<Record<ToolName, string>> = {
  get_conversation: "of the person's own conversations",
  get_conversation_case: "of the person's own conversations",
  get_document: "documents belong to no record",
  get_import: "of the person's own imports",
  list_import_rows: "of the person's own imports",
  get_job: "of the person's own jobs",
  run_report: "a report that is kept runs as aggregate_records does",
  preview_computed_field: "takes what makes fields, and so no limits",
  list_retention_policies: "takes settings:write, and so no limits",
  list_invites: "takes members:write, and so no limits",

  verify_audit: "takes settings:write, and so no limits",
};

/** Stands in what is hidden, and in no question. */
const secret = /quokka|wombat|numbat|9876[56]/i;

const telling: ToolName[] = [
  "aggregate_records",
  "get_record",
  "list_changes",
  "list_duplicates",
  "list_timeline",
  "match_names",
  "search_duplicates",
  "search_knowledge",
  "search_names",
  "search_records",
];

type Ids = { deal: string; company: string; task: string; changeSet: string };

let place: RightsWorkspace;
let ids: Ids;
let reader: Actor;

beforeAll(async () => {
  place = await newRights({ objects: { deals: ownOnly, notes: ownOnly }, fields: { "companies.region": "none" } });
  const { workspace } = place;
  const computed = { kind: "rollup" as const, relation: "deals" };
  await workspace.call(registry.create_field, {
    object: "companies",
    label: "Deal total",
    computed: { ...computed, fn: "sum", field: "amount" },
  });
  await workspace.call(registry.create_field, {
    object: "companies",
    label: "Deal names",
    computed: { ...computed, fn: "latest", field: "name" },
  });
  const company = await workspace.seed("companies", { name: "Seen by all", region: "Tokenregion Numbat" });
  const deal = await workspace.seed("deals", { name: "Tokendeal Quokka", company, amount: 98765 });
  const task = await workspace.seed("tasks", { title: "Seen task", deal, owner: place.marta.memberId });
  await workspace.seed("notes", {
    title: "Tokennote Wombat",
    body: "I'll send the Tokenplan to the Wombat on Friday.",
    company,
    deal,
  });
  const changed = await workspace.call(updateRecord, { object: "deals", id: deal, values: { amount: 98766 } });
  await workspace.seed("deals", { name: "Tokendeal Quokka two", company });
  const { jobId } = await workspace.call(registry.run_duplicate_scan, { object: "deals" });
  await runJob(workspace.environment, jobId);
  ids = { deal, company, task, changeSet: changed.changeSetId ?? "" };
  reader = await place.reopen("Marta");
});

test("every reading tool is asked, or left out with a reason", () => {
  const reading = (Object.values(registry) as AnyTool[]).filter(({ effect }) => effect === "read");

  expect(reading.filter(({ name }) => !(name in asked) && !(name in leftOut)).map(({ name }) => name)).toEqual([]);
});

/** What a tool's answers tell of what is hidden, question by question. */
async function toldTo(actor: Actor, name: ToolName): Promise<string[]> {
  const told: string[] = [];
  for (const input of asked[name]?.(ids) ?? []) {
    const answer: unknown = await runTool(place.workspace.environment, actor, registry[name] as AnyTool, input, {
      door: "test",
    }).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code === "internal") throw error;
      return [error.message, error.details];
    });
    const text = JSON.stringify(answer);
    const found = secret.exec(text);
    if (found) told.push(`${JSON.stringify(input)} → ${text.slice(Math.max(0, found.index - 80), found.index + 80)}`);
  }
  return told;
}

test.each(Object.keys(asked) as ToolName[])("%s tells nothing of records and fields out of sight", async (name) => {
  expect(await toldTo(reader, name)).toEqual([]);
});

test.each(Object.keys(asked) as ToolName[])(
  "%s tells an Admin's key without records:read of no record",
  async (name) => {
    const admin = place.workspace.member();
    const others = permissions.filter((scope) => !wholeScopes([scope]).includes("records:read"));
    const key: Actor = { ...admin, kind: "api", via: "key Test", access: narrowAccess(admin.access, others) };

    expect(others).toContain("documents:read");
    expect(await toldTo(key, name)).toEqual([]);
  },
);

/** Whom nothing is hidden from hears of it: the questions are no questions that nobody gets an answer to. */
test.each(telling)("%s tells an Admin", async (name) => {
  const answers: unknown[] = [];
  for (const input of asked[name]?.(ids) ?? [])
    answers.push(
      await runTool(place.workspace.environment, place.workspace.member(), registry[name] as AnyTool, input, {
        door: "test",
      }),
    );

  expect(JSON.stringify(answers)).toMatch(secret);
});
