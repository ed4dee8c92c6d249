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
const folders = [
  { folder: "", count: 1 },
  { folder: "Sales/Partners", count: 2 },
];
const text = `# Terms

Goods come back within 14 days. The box
stays closed. Dogs wait outside.

## Parking

Cars park behind the hall. Dogs stay in the car.
`;
const versions = [
  { id: "v2", number: 2, state: "ready" },
  { id: "v1", number: 1, state: "ready" },
];
function read(tool: string, input: unknown): unknown {
  if (tool === "get_document") return { document: { version: { number: 2 } }, versions, text };
  const isDeleted = (input as { deleted?: boolean }).deleted === true;
  if (tool === "list_documents")
    return { documents: isDeleted ? [{ id: "d2", name: "Old terms", folder: "" }] : documents, folders };
  return undefined;
}

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

const firstOf = async (sentence: string) => {
  const { calls, last } = await converse(memoryWorld(crm, { read }), [sentence]);
  return { input: calls[0]?.input, tool: calls[0]?.tool, last };
};
const edit = (find: string, replace: string) => ({ id: "d1", edits: [{ find, replace }] });

test.each([
  "replace “14 days” with “30 days” and “the hall” with “the barn” in the document Terms",
  "two changes in the document Terms: “14 days” becomes “30 days”, and “the hall” becomes “the barn”",
])("each of several places gets its own words: %s", async (sentence) => {
  const edits = [
    { find: "14 days", replace: "30 days" },
    { find: "the hall", replace: "the barn" },
  ];
  expect((await firstOf(sentence)).input).toEqual({ id: "d1", edits });
});

test.each([
  [
    "the Terms document still has that bit on boxes... drop the sentence “The box stays closed.”",
    "update_document_text",
  ],
  ["goods come back within 30 days now, not 14. correct that in the document Terms", "update_document_text"],
  ["call the document Terms Conditions of sale", "update_document"],
])("what is told beside says where or what: %s", async (sentence, tool) => {
  expect((await firstOf(sentence)).tool).toBe(tool);
});

test.each([
  ["which documents are in the folder Partners?", { folder: "Sales/Partners" }],
  ["show me the documents in Sales/Partners", { folder: "Sales/Partners" }],
  ["which documents are in the trash?", { deleted: true }],
  ["give the document Terms the name Rules", { id: "d1", name: "Rules" }],
  ["file Terms under Partners", { id: "d1", folder: "Sales/Partners" }],
  ["move the document Terms out of its folder", { id: "d1", folder: "" }],
  ["put the document Old terms back", { id: "d2" }],
  ["the document Terms is from now on called Rules", { id: "d1", name: "Rules" }],
  ["the document Terms: back to the first version", { id: "d1", versionId: "v1" }],
  ["take Old terms out of the trash", { id: "d2" }],
  ["make version 1 of Terms the current one", { id: "d1", versionId: "v1" }],
  ["the first version of the document Terms should hold again", { id: "d1", versionId: "v1" }],
  ["roll the document Terms back to how it was", { id: "d1", versionId: "v1" }],
  ["which versions does the document Terms have?", { id: "d1", limit: 1 }],
  ["when was the document Terms last changed?", { id: "d1", limit: 1 }],
])("%s: says which document and what of it", async (sentence, input) => {
  expect((await firstOf(sentence)).input).toEqual(input);
});

test.each([
  ["replace 14 days by 30 days in the document Terms", edit("14 days", "30 days")],
  ["in the document Terms, change “14 days” to “30 days”", edit("14 days", "30 days")],
  ["the document Terms should say “30 days” instead of “14 days”", edit("14 days", "30 days")],
  ["take “The box stays closed.” out of the document Terms", edit("The box\nstays closed.", "")],
  ["add “No fee.” at the end of the document Terms", edit("Dogs stay in the car.", "Dogs stay in the car. No fee.")],
  ["put “No fee.” at the top of Terms", edit("Goods come back within", "No fee. Goods come back within")],
  ["insert “No fee.” after “within 14 days” in Terms", edit("within 14 days.", "within 14 days. No fee.")],
  [
    "write in the document Terms: We don't hurry.",
    edit("Dogs stay in the car.", "Dogs stay in the car. We don't hurry."),
  ],
  ["delete the sentence about the box from Terms", edit(" The box\nstays closed.", "")],
  ["the document Terms: change “14 days” to “30 days”", edit("14 days", "30 days")],
  ["the fee in the document Terms is “30 days”, not “14 days”", edit("14 days", "30 days")],
  ["under Parking in Terms add “No fee.”", edit("Dogs stay in the car.", "Dogs stay in the car. No fee.")],
  ["“14 days” in the document Terms should be “30 days”", edit("14 days", "30 days")],
  ["make it “30 days” instead of “14 days” in Terms", edit("14 days", "30 days")],
  ["take the box sentence out of the document Terms", edit(" The box\nstays closed.", "")],
  ["drop the last sentence of Terms", edit(" Dogs stay in the car.", "")],
  ["the sentence about the box should go from the document Terms", edit(" The box\nstays closed.", "")],
  ["delete the section Parking from Terms", edit(`\n\n## Parking${(text.split("## Parking")[1] ?? "").trimEnd()}`, "")],
  ["cut the paragraph on goods out of Terms", edit(`\n\n${text.split("\n\n")[1] ?? ""}`, "")],
])("%s: changes the very letters", async (sentence, input) => {
  expect(await firstOf(sentence)).toMatchObject({ tool: "update_document_text", input });
});

test("what is not there, or there twice, is said or asked and never guessed", async () => {
  const missing = await firstOf("delete the sentence about dragons from Terms");
  const twice = await firstOf("delete the sentence about dogs from Terms");
  const version = await firstOf("go back to version 7 of the document Terms");
  const folder = await firstOf("list the documents in the folder Blue");
  const many = await firstOf("delete the documents in Sales");
  const trash = await firstOf("restore the document Terms");

  expect(missing.last).toMatchObject({ do: "reply", text: expect.stringContaining("mentions “dragons”") });
  expect(twice.last).toMatchObject({ do: "ask", question: expect.stringContaining("Which sentence") });
  expect(version.last).toMatchObject({ do: "reply", text: expect.stringContaining("no version 7") });
  expect(folder.last).toMatchObject({ do: "reply", text: expect.stringContaining("no folder “Blue”") });
  expect(many.last).toMatchObject({ do: "reply", text: expect.stringContaining("one document at a time") });
  expect([missing, twice, version, folder, many].map(({ tool }) => tool)).toEqual(Array(5).fill(undefined));
  expect(trash.input).toEqual({ id: "d2" });
});

test("a record that has the name is meant where no document is spoken of", async () => {
  const [record] = crm.records;

  expect(await toolsOf(`open ${record?.name}`, crm)).not.toContain("get_document");
  expect(await toolsOf("open Terms", crm)).toEqual(["get_document"]);
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
