import { describe, expect, test } from "vitest";

import { logNote } from "@/tools/notes/log-note";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import type { Draft } from "./draft-shape";
import { draftText } from "./draft-text";

async function withCustomer() {
  const workspace = await newWorkspace();
  const marta = workspace.member("Marta").memberId;
  const company = await workspace.seed("companies", { name: "Tessel", city: "Utrecht", owner: marta });
  const anna = await workspace.seed("contacts", {
    ...{ name: "Dr. Anna Keller", email: "anna@tessel.example", title: "Head of operations", company },
  });
  const deal = await workspace.seed("deals", {
    name: "Dock lights",
    amount: 12_400,
    stage: "proposal",
    company,
    contact: anna,
    owner: marta,
  });
  await workspace.seed("tasks", { title: "Send the data sheet", due_on: "2026-11-20", company });
  await workspace.call(logNote, {
    title: "They doubt our price",
    body: "Secret.",
    about: [{ object: "companies", id: company }],
  });
  return { workspace, company, anna, deal };
}

const one = (object: string, id: string) => ({ object, where: { field: "id", op: "eq" as const, value: id } });
const plain = ({ sections, subject }: Draft): string =>
  [
    ...(subject ? [subject] : []),
    ...sections.flatMap(({ title, lines }) => [...(title ? [[{ text: `# ${title}` }]] : []), ...lines]),
  ]
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n");
const draft = async (workspace: TestWorkspace, input: Parameters<typeof workspace.call>[1]): Promise<Draft> => {
  const { drafts } = await workspace.call(draftText, input as never);
  const [first] = drafts;
  if (!first) throw new Error("Nothing was drafted.");
  return first;
};

describe("an email", () => {
  test("has the words of who asks, and of the records only what the other side knows", async () => {
    const { workspace, anna } = await withCustomer();

    const email = await draft(workspace, {
      kind: "email",
      selection: one("contacts", anna),
      purpose: "the price list is out",
    });

    expect(email.to).toMatchObject({ name: "Dr. Anna Keller", email: "anna@tessel.example" });
    expect(plain(email)).toBe("The price list is out\nHi Anna,\nThe price list is out.\nKind regards,\nPriya Menon");
    expect(plain(email)).not.toMatch(/doubt|Secret|12,400|Proposal|data sheet|November/);
  });

  test("of hello says who looks after them only as the record has it", async () => {
    const { workspace, deal } = await withCustomer();
    const input = { kind: "email", selection: one("deals", deal), purpose: "hello" };

    const hers = await workspace.call(draftText, input as never, workspace.member("Marta"));
    const priyas = await draft(workspace, input);

    expect(plain(hers.drafts[0] as Draft)).toContain(
      "My name is Marta Oliveira, and I look after Dock lights from now on.",
    );
    expect(plain(priyas)).toContain(
      "My name is Priya Menon. Marta Oliveira looks after Dock lights on our side from now on.",
    );
    expect(plain(priyas)).toContain("How do things stand on your side with Dock lights, and what do you need from us?");
  });

  test("is one for each person, and says what is missing", async () => {
    const { workspace, company, anna } = await withCustomer();
    await workspace.seed("deals", { name: "Yard lights", stage: "lead", company, contact: anna });
    const nobody = await workspace.seed("companies", { name: "Empty" });

    const deals = await workspace.call(draftText, { kind: "email", selection: { object: "deals" }, purpose: "hello" });
    const empty = await draft(workspace, { kind: "email", selection: one("companies", nobody) });

    expect(deals.drafts).toHaveLength(1);
    expect(plain(deals.drafts[0] as Draft)).toMatch(/with (?:Dock lights and Yard lights|Yard lights and Dock lights)/);
    expect(empty).toMatchObject({ to: null, missing: ["Nobody at Empty is known as a contact."] });
  });
});

test("a call script has all that we know, each fact with the field it comes from", async () => {
  const { workspace, company, deal, anna } = await withCustomer();

  const script = await draft(workspace, { kind: "call_script", selection: one("companies", company) });

  const text = plain(script);
  expect(text).toContain("# Who\nDr. Anna Keller, Head of operations at Tessel\nIn Utrecht");
  expect(text).toContain("“Hi Anna, this is Priya Menon. Do you have five minutes?”");
  expect(text).toContain("# Last heard\n18 November: They doubt our price");
  expect(text).toContain("# On the table\nDock lights, Proposal, €12,400");
  expect(text).toContain("# We still owe\nSend the data sheet, due 20 November");
  expect(text).toContain("When do they want to decide on Dock lights?");
  expect(script.missing).toEqual(["Dr. Anna Keller has no phone number."]);
  const facts = script.sections
    .flatMap(({ lines }) => lines.flat())
    .flatMap(({ text, fact }) => (fact ? [[text, fact]] : []));
  expect(facts).toContainEqual(["€12,400", { object: "deals", id: deal, field: "amount" }]);
  expect(facts).toContainEqual(["Head of operations", { object: "contacts", id: anna, field: "title" }]);
});

test("a snippet is a piece of a mail with nothing from inside, and twenty drafts are the most at once", async () => {
  const { workspace, anna } = await withCustomer();
  for (let at = 0; at < 20; at += 1) await workspace.seed("contacts", { name: `Guest ${at}` });

  const snippet = await draft(workspace, { kind: "snippet", selection: one("contacts", anna) });
  const many = await workspace.call(draftText, { kind: "snippet", selection: { object: "contacts" } });

  expect(plain(snippet)).toBe(
    "I am writing about Dock lights.\nHow do things stand on your side with Dock lights, and what do you need from us?",
  );
  expect(plain(snippet)).not.toMatch(/Proposal|12,400|18 November/);
  expect([many.drafts.length, many.hasMore]).toEqual([20, true]);
});

test("nothing else can be drafted for, and another workspace has nobody of these", async () => {
  const { workspace, anna } = await withCustomer();
  const other = await newWorkspace();

  await expect(workspace.call(draftText, { kind: "email", selection: { object: "tasks" } })).rejects.toThrow(
    "contacts, companies or deals",
  );
  await expect(other.call(draftText, { kind: "email", selection: one("contacts", anna) })).resolves.toMatchObject({
    drafts: [],
  });
});
