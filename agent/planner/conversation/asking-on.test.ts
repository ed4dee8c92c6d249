import { describe, expect, test } from "vitest";

import { asObject } from "@/agent/planner/conversation/state";
import { type Answer, converse } from "@/agent/planner/testing/conversation";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";

const answer: Answer = ({ tool, input }) => {
  const { object, id } = asObject(input);
  if (tool === "search_records") return { query: input, records: [] };
  return tool === "aggregate_records" ? { query: input, rows: [] } : { record: { id, object, name: "It" } };
};
const callsAfter = async (...sentences: string[]) => (await converse(memoryWorld(crm), sentences, answer)).calls;
const open = { field: "stage", op: "in", value: ["lead", "qualified", "proposal", "negotiation"] };
const won = { field: "stage", op: "eq", value: "won" };
const ofTom = { field: "owner", op: "eq", value: "m-tom" };
const tessel = { field: "company", op: "eq", value: "c-tessel" };

describe("questions that lean on the answer before", () => {
  test.each([
    ["open deals of Tom", "the others", { and: [open, { ...ofTom, op: "ne" }] }],
    ["companies in Norway", "and the rest?", { field: "country", op: "ne", value: "Norway" }],
    [
      "people subscribed to the newsletter",
      "and the ones who aren't",
      { field: "is_subscribed", op: "eq", value: false },
    ],
    [
      "companies with no open deals",
      "everyone else",
      { not: { related: "deals", where: open, count: { op: "eq", value: 0 } } },
    ],
    ["won deals of Tom", "without the web ones", { and: [won, ofTom, { field: "source", op: "ne", value: "web" }] }],
    [
      "deals from partners",
      "leaving out the lost ones",
      {
        and: [
          { field: "source", op: "eq", value: "partner" },
          { field: "stage", op: "ne", value: "lost" },
        ],
      },
    ],
  ])("%s; %s", async (first, second, where) => {
    expect(await callsAfter(first, second)).toMatchObject([{ tool: "search_records", input: { where } }]);
  });

  test.each([
    ["lost deals", "why did we lose them?"],
    ["lost deals", "why?"],
    ["lost deals", "and the reasons?"],
    ["lost deals", "for what reasons"],
  ])("%s; %s", async (first, second) => {
    expect(await callsAfter(first, second)).toEqual([
      {
        tool: "aggregate_records",
        input: {
          object: "deals",
          where: { field: "stage", op: "eq", value: "lost" },
          group: [{ field: "lost_reason" }],
          measures: [{ fn: "count" }],
        },
      },
    ]);
  });

  test.each([
    ["as a bar chart", {}],
    ["as a table please", {}],
    [
      "sorted by amount",
      {
        measures: [{ fn: "count" }, { fn: "sum", field: "amount" }],
        sort: [{ field: "sum_amount", direction: "desc" }],
      },
    ],
    ["biggest first", { measures: [{ fn: "count" }], sort: [{ field: "count", direction: "desc" }] }],
  ])("won deals by owner; %s", async (said, changed) => {
    expect(await callsAfter("won deals by owner", said)).toEqual([
      {
        tool: "aggregate_records",
        input: { object: "deals", where: won, group: [{ field: "owner" }], measures: [{ fn: "count" }], ...changed },
      },
    ]);
  });

  test.each([
    ["tell me about Tessel", "any open deals?", { and: [tessel, open] }],
    ["tell me about Tessel", "and the tasks?", tessel],
    ["tell me about Tessel", "are there any notes?", tessel],
    ["open deals of Tessel", "and the contacts?", tessel],
    [
      "tell me about Tessel",
      "any open deals in Norway?",
      { and: [open, { field: "company.country", op: "eq", value: "Norway" }] },
    ],
  ])("%s; %s", async (first, second, where) => {
    expect(await callsAfter(first, second)).toMatchObject([{ tool: "search_records", input: { where } }]);
  });

  test.each([
    ["open deals closing in December", "what about January?", 2027, 1],
    ["deals won in August", "and in May?", 2026, 5],
    ["deals due in December", "and February?", 2027, 2],
    ["deals won in February", "and December?", 2025, 12],
  ])("a month stays on its side of today: %s; %s", async (first, second, year, month) => {
    const where = { and: [{}, { field: "close_on", op: "eq", value: { year, month } }] };

    expect(await callsAfter(first, second)).toMatchObject([{ input: first.includes("due") ? {} : { where } }]);
  });

  test.each([
    ["tell me about Tessel", "when was the last note?", { object: "notes", where: tessel, limit: 1 }],
    ["tell me about Tessel", "last note", { object: "notes", where: tessel, limit: 1 }],
    [
      "companies in Oslo",
      "any open tasks for them?",
      {
        object: "tasks",
        where: {
          and: [
            { field: "company.city", value: "Oslo" },
            { field: "status", value: "open" },
          ],
        },
      },
    ],
    [
      "gold companies",
      "their contacts in Berlin",
      { object: "contacts", where: { and: [{ field: "company.tier" }, { field: "city", value: "Berlin" }] } },
    ],
    [
      "how many contacts are there in Berlin?",
      "list them",
      { object: "contacts", where: { field: "city", op: "eq", value: "Berlin" }, count: "capped" },
    ],
    [
      "how many open deals does Tom have",
      "which ones?",
      { object: "deals", where: { and: [open, ofTom] }, count: "capped" },
    ],
    ["open deals of Tom", "when do they close?", { object: "deals", fields: ["name", "close_on"] }],
    ["gold companies", "where are they?", { object: "companies", fields: ["name", "city"] }],
    [
      "contacts in Berlin",
      "at gold companies",
      { object: "contacts", where: { and: [{ field: "city" }, { field: "company.tier", value: "gold" }] } },
    ],
    [
      "companies in Norway",
      "with deals over 50k",
      { object: "companies", where: { and: [{ field: "country" }, { related: "deals" }] } },
    ],
    [
      "deals in proposal",
      "and their contacts",
      { object: "contacts", where: { related: "deals", where: { field: "stage", op: "eq", value: "proposal" } } },
    ],
    ["contacts in Berlin", "email addresses please", { object: "contacts", fields: ["name", "email"] }],
    [
      "won deals",
      "smallest to largest",
      { object: "deals", where: won, sort: [{ field: "amount", direction: "asc" }] },
    ],
    [
      "gold companies",
      "do any of them have open deals?",
      { object: "companies", where: { and: [{ field: "tier" }, { related: "deals", where: open }] } },
    ],
    [
      "deals closing next week",
      "are there more the week after?",
      { where: { field: "close_on", value: { unit: "week", offset: 2 } } },
    ],
    ["tell me about Tessel", "who is our contact there?", { object: "contacts", where: tessel }],
    ["tell me about Tessel", "open deals there", { object: "deals", where: { and: [open, tessel] } }],
    ["deals owned by Yuki", "hm, I meant Tom", { object: "deals", where: ofTom }],
    [
      "gold companies",
      "when did we last speak to them?",
      { object: "companies", fields: ["name", "last_activity_at"] },
    ],
    ["open deals", "add the close dates", { object: "deals", fields: ["name", "close_on"] }],
    ["won deals by source", "as percentages", { derived: [{ as: "share", fn: "share", of: "count" }] }],
    ["notes of Tom", "mentioning quote", { object: "notes", where: ofTom, search: "quote" }],
    [
      "open tasks",
      "without mine",
      { where: { and: [{ field: "status" }, { field: "owner", op: "ne", value: "me" }] } },
    ],
    [
      "won deals this year",
      "compared to the lost ones",
      {
        where: { and: [{ field: "close_on" }, { field: "stage", op: "in", value: ["won", "lost"] }] },
        group: [{ field: "stage" }],
      },
    ],
    [
      "deals from web",
      "versus the referral ones",
      { where: { field: "source", op: "in", value: ["web", "referral"] }, group: [{ field: "source" }] },
    ],
    ["won deals", "who sold them?", { group: [{ field: "owner" }], where: won }],
    ["tell me about Tessel", "deals", { object: "deals", where: tessel }],
    ["lost deals by source", "and for won deals", { group: [{ field: "source" }], where: won }],
    [
      "notes of Tessel",
      "any lost deals?",
      { object: "deals", where: { and: [tessel, { field: "stage", value: "lost" }] } },
    ],
    ["contacts in Berlin", "with their phone numbers", { object: "contacts", fields: ["name", "phone"] }],
    ["deals won in October", "compared with September", { measures: [{ as: "count_now" }, { as: "count_before" }] }],
  ])("%s; %s", async (first, second, input) => {
    expect(await callsAfter(first, second)).toMatchObject([{ input }]);
  });

  test("figures of the top 3 are of those three alone", async () => {
    const shown = ["d-dock", "d-hull", "d-fleet"].map((id) => ({ id, object: "deals", name: id }));
    const top: Answer = (call) =>
      call.tool === "search_records" ? { query: call.input, records: shown } : answer(call);
    const { calls } = await converse(memoryWorld(crm), ["top 3 open deals", "who owns them?"], top);

    expect(calls).toMatchObject([
      {
        tool: "aggregate_records",
        input: { where: { field: "id", op: "in", value: ["d-dock", "d-hull", "d-fleet"] } },
      },
    ]);
  });

  test("“who is the owner” asks for a field of the record just opened", async () => {
    expect(await callsAfter("tell me about Tessel", "who is the owner?")).toMatchObject([
      { tool: "get_record", input: { object: "companies", id: "c-tessel" } },
    ]);
  });

  test("“which of them” after a count shows the records", async () => {
    expect(await callsAfter("how many gold companies are there?", "which of them are in Norway?")).toMatchObject([
      { tool: "search_records", input: { where: { and: [{ field: "tier" }, { field: "country", value: "Norway" }] } } },
    ]);
  });
});
