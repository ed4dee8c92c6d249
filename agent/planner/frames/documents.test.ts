import { expect, test } from "vitest";

import { converse } from "@/agent/planner/testing/conversation";
import { type MemoryWorkspace, memoryWorld } from "@/agent/planner/testing/memory-world";
import { workspaces } from "@/agent/planner/testing/sentence-case";

const { crm } = workspaces;
const [deals] = crm.objects.filter(({ key }) => key === "deals");
if (!deals) throw new Error("The workspace has deals.");
/** People of this workspace keep contracts as records. */
const withContracts: MemoryWorkspace = {
  ...crm,
  objects: [...crm.objects, { ...deals, key: "contracts", label: "Contract", plural: "Contracts", synonyms: [] }],
};
const documents = [{ id: "d1", name: "Terms.md", folder: "" }];
const read = (tool: string) => (tool === "list_documents" ? { documents } : undefined);

const toolsOf = async (sentence: string, workspace: MemoryWorkspace): Promise<string[]> =>
  (await converse(memoryWorld(workspace, { read }), [sentence])).calls.map(({ tool }) => tool);

test.each([
  ["open the document Terms", "get_document"],
  ["delete the file Terms", "delete_document"],
  ["rename the document Terms to Old terms", "update_document"],
  ["in the document Terms replace “a” with “b”", "update_document_text"],
  ["take “a” out of the document Terms", "update_document_text"],
  ["what do our contracts say about late payment?", "search_knowledge"],
  ["is parking mentioned in our contracts?", "search_knowledge"],
])("%s", async (sentence, tool) => {
  expect(await toolsOf(sentence, crm)).toEqual([tool]);
});

test("where contracts are records, the word means the records", async () => {
  expect(await toolsOf("what do our contracts say about late payment?", withContracts)).not.toContain(
    "search_knowledge",
  );
  expect(await toolsOf("contracts over 20k", withContracts)).toEqual(["search_records"]);
});

test("a document that is not there, and a change that is not wanted, do nothing", async () => {
  const { calls, last } = await converse(memoryWorld(crm, { read: () => ({ documents: [] }) }), [
    "delete the file Nothing",
  ]);

  expect(calls).toEqual([]);
  expect(last).toMatchObject({ do: "reply", text: expect.stringContaining("no document “Nothing”") });
  expect(await toolsOf("don't delete the file Terms", crm)).toEqual([]);
});
