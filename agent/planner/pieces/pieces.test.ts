import { describe, expect, test } from "vitest";

import { stateOfConversation } from "@/agent/planner/conversation/state";
import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { objectOf } from "@/agent/planner/lexicon/roles";
import { learn } from "@/agent/planner/link/knowledge";
import { readSentence } from "@/agent/planner/link/sentence";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { workspaces } from "@/agent/planner/testing/sentence-case";
import { booleanCondition } from "./boolean-condition";
import { compare } from "./compare";
import { dateCondition } from "./date-condition";
import { emptyCondition } from "./empty-condition";
import { exceptRecords } from "./except-records";
import { fieldCondition } from "./field-condition";
import { group } from "./group";
import { lookupCondition } from "./lookup-condition";
import { measure } from "./measure";
import { numberCondition } from "./number-condition";
import { ownerCondition } from "./owner-condition";
import type { Recogniser } from "./piece";
import { quietCondition } from "./quiet-condition";
import { ranking } from "./ranking";
import { relatedCondition } from "./related-condition";
import { sortAndLimit } from "./sort-and-limit";
import { stateCondition } from "./state-condition";
import { valueCondition } from "./value-condition";

/** What a recogniser makes of a whole phrase: its cheapest piece that covers every word. */
async function covering(recognise: Recogniser, workspace: keyof typeof workspaces, object: string, text: string) {
  const world = memoryWorld(workspaces[workspace]);
  const lexicon = lexiconOf(world.catalog);
  const knowledge = await learn(text, world, lexicon, false);
  const s = readSentence(text, { world, lexicon, knowledge, state: stateOfConversation([], {}) });
  const definition = objectOf(world.catalog, object);
  const pieces = definition ? recognise(s, 0, definition).filter((piece) => piece.to === s.tokens.length) : [];
  const best = pieces.sort((one, other) => one.cost - other.cost)[0]?.give;
  return best?.kind === "where" ? best.condition : best;
}

const is = (field: string, op: string, value?: unknown) => (value === undefined ? { field, op } : { field, op, value });
type Row = [Recogniser, keyof typeof workspaces, string, string, unknown];

describe("one recogniser, one phrase", () => {
  test.each<Row>([
    [valueCondition, "crm", "companies", "gold", is("tier", "eq", "gold")],
    [valueCondition, "crm", "companies", "gold, silver or bronze", is("tier", "in", ["gold", "silver", "bronze"])],
    [valueCondition, "crm", "companies", "neither gold nor silver", is("tier", "not_in", ["gold", "silver"])],
    [valueCondition, "crm", "companies", "in the uk", undefined],
    [valueCondition, "crm", "companies", "norwegian", is("country", "eq", "Norway")],
    [valueCondition, "shipyard", "vessels", "tankers", is("class", "eq", "tanker")],
    [valueCondition, "shipyard", "vessels", "not bulk carriers", is("class", "ne", "bulk")],
    [valueCondition, "clinic", "patients", "latex or nuts", is("allergies", "has_any", ["latex", "nuts"])],
    [fieldCondition, "crm", "deals", "stage is won", is("stage", "eq", "won")],
    [fieldCondition, "crm", "contacts", "whose email contains gmail", is("email", "contains", "gmail")],
    [fieldCondition, "shipyard", "vessels", "with class ferry", is("class", "eq", "ferry")],
    [numberCondition, "crm", "deals", "over 50k", is("amount", "gt", 50_000)],
    [numberCondition, "crm", "deals", "between 10k and 30k", is("amount", "between", [10_000, 30_000])],
    [numberCondition, "crm", "deals", "20k or more", is("amount", "gte", 20_000)],
    [numberCondition, "shipyard", "vessels", "under 900 tons", is("tonnage", "lt", 900)],
    [numberCondition, "clinic", "appointments", "longer than 30 minutes", is("minutes", "gt", 30)],
    [emptyCondition, "crm", "contacts", "without a phone", is("phone", "empty")],
    [emptyCondition, "crm", "companies", "nobody owns", is("owner", "empty")],
    [emptyCondition, "clinic", "patients", "who have no email", is("email", "empty")],
    [ownerCondition, "crm", "deals", "owned by me", is("owner", "eq", "me")],
    [ownerCondition, "crm", "deals", "not owned by Marta or Tom", is("owner", "not_in", ["m-marta", "m-tom"])],
    [ownerCondition, "shipyard", "inspections", "inspected by Ines", is("inspector", "eq", "m-ines")],
    [ownerCondition, "crm", "deals", "not owned by anyone", undefined],
    [lookupCondition, "shipyard", "vessels", "chartered by Marlin", is("charterer", "eq", "h-marlin")],
    [lookupCondition, "crm", "contacts", "works at Tessel", is("company", "eq", "c-tessel")],
    [
      dateCondition,
      "crm",
      "deals",
      "closing this month",
      { kind: "period", field: "close_on", period: { unit: "month", offset: 0 }, op: "in" },
    ],
    [
      dateCondition,
      "crm",
      "deals",
      "created since May",
      { kind: "period", field: "created_at", period: { year: 2026, month: 5 }, op: "from" },
    ],
    [
      dateCondition,
      "crm",
      "tasks",
      "due by Friday",
      { kind: "period", field: "due_on", period: { from: "2026-11-27", to: "2026-11-27" }, op: "until" },
    ],
    [
      dateCondition,
      "shipyard",
      "vessels",
      "built before 2005",
      { kind: "period", field: "built_on", period: { year: 2005 }, op: "before" },
    ],
    [stateCondition, "crm", "tasks", "not done yet", is("status", "eq", "open")],
    [stateCondition, "shipyard", "inspections", "won", is("result", "eq", "passed")],
    [stateCondition, "shipyard", "vessels", "open", undefined],
    [
      quietCondition,
      "crm",
      "deals",
      "not touched for six weeks",
      { or: [is("last_activity_at", "lt", { ago: 6, unit: "week" }), is("last_activity_at", "empty")] },
    ],
    [
      quietCondition,
      "clinic",
      "patients",
      "not seen since May",
      { or: [is("last_visit_at", "lt", { year: 2026, month: 5 }), is("last_visit_at", "empty")] },
    ],
    [booleanCondition, "shipyard", "vessels", "out of service", is("in_service", "eq", false)],
    [booleanCondition, "crm", "contacts", "unsubscribed", is("is_subscribed", "eq", false)],
    [
      relatedCondition,
      "crm",
      "companies",
      "with no open deals",
      {
        related: "deals",
        where: is("stage", "in", ["lead", "qualified", "proposal", "negotiation"]),
        count: { op: "eq", value: 0 },
      },
    ],
    [
      relatedCondition,
      "shipyard",
      "vessels",
      "with more than 2 inspections",
      { related: "inspections", count: { op: "gt", value: 2 } },
    ],
    [exceptRecords, "crm", "companies", "except Tessel and Northwind", is("id", "not_in", ["c-tessel", "c-north"])],
    [group, "crm", "deals", "by stage", { kind: "group", field: "stage", bucket: undefined }],
    [group, "crm", "deals", "per month", { kind: "group", field: "close_on", bucket: "month" }],
    [group, "shipyard", "inspections", "per vessel", { kind: "group", field: "vessel", bucket: undefined }],
    [measure, "crm", "deals", "average amount", { kind: "measure", fn: "avg", field: "amount" }],
    [measure, "crm", "deals", "how many", { kind: "measure", fn: "count" }],
    [
      ranking,
      "shipyard",
      "inspections",
      "who has the most",
      { kind: "rank", group: { to: 1, field: "inspector", cost: 0 }, direction: "desc", count: 1 },
    ],
    [
      sortAndLimit,
      "crm",
      "deals",
      "top 5",
      { kind: "limit", count: 5, sort: { field: "amount", direction: "desc" }, isSingle: false },
    ],
    [
      sortAndLimit,
      "crm",
      "tasks",
      "by due date, soonest first",
      { kind: "sort", sort: { field: "due_on", direction: "asc" } },
    ],
    [
      compare,
      "crm",
      "deals",
      "this quarter vs last",
      {
        kind: "compare",
        periods: [
          { unit: "quarter", offset: 0 },
          { unit: "quarter", offset: -1 },
        ],
        field: undefined,
      },
    ],
  ])("%o in %s, %s: %s", async (recognise, workspace, object, text, condition) => {
    expect(await covering(recognise, workspace, object, text)).toEqual(condition);
  });
});
