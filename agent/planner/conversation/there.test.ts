import { describe, expect, test } from "vitest";

import { converse } from "@/agent/planner/testing/conversation";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";

const opened = (call: { input: unknown }) => ({ record: { ...(call.input as object), name: "Northwind" } });

describe("there and here", () => {
  test.each([
    ["add a note here: gate code is 4411", "gate code is 4411"],
    ["log a note there that they moved the gate", "they moved the gate"],
  ])("%s is about the record that was opened", async (sentence, body) => {
    const { calls } = await converse(memoryWorld(crm), ["open Northwind", sentence], opened);

    expect(calls).toEqual([{ tool: "log_note", input: { body, about: [{ object: "companies", id: "c-north" }] } }]);
  });

  test.each([
    ["create a contact here called Rolf Aas", "contacts", { name: "Rolf Aas", company: "c-tessel" }],
    ['new deal "Spare pumps" here worth 3k', "deals", { name: "Spare pumps", company: "c-tessel", amount: 3000 }],
  ])("%s belongs to the record of the page", async (sentence, object, values) => {
    const world = memoryWorld(crm, { context: { record: { object: "companies", id: "c-tessel" } } });
    const { calls } = await converse(world, [sentence]);

    expect(calls).toEqual([{ tool: "create_record", input: { object, values } }]);
  });

  test("with no record in sight it is asked for", async () => {
    const { last } = await converse(memoryWorld(crm), ["add a contact there named Rolf Aas"]);

    expect(last).toMatchObject({ do: "reply", text: expect.stringContaining("which record “there” means") });
  });
});
