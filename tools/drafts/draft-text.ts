import { z } from "zod";

import { listRecords } from "@/db/query/list-records";
import { selectionShape } from "@/db/query/tree";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { compose } from "./compose";
import { draftable, draftKinds, draftShape } from "./draft-shape";
import { type Facts, readFacts } from "./facts";

const mostDrafts = 20;

/** Stores and sends nothing: what comes of a draft is for the person. */
export const draftText = defineTool({
  name: "draft_text",
  description:
    "Draft an email, a call script or a snippet for each contact, company or deal of a selection, 20 at most, from the facts of the records; every fact says which field of which record it comes from. Nothing is stored or sent. In purpose goes what the person wants to say, in their words; “hello” introduces them.",
  input: z.object({
    kind: z.enum(draftKinds),
    selection: selectionShape,
    purpose: z.string().trim().min(1).max(1000).optional(),
  }),
  output: z.object({
    drafts: z.array(draftShape),
    hasMore: z.boolean().describe("The selection has more records than are drafted at once."),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    {
      say: "draft an email to Anna saying the new price list is out",
      input: {
        kind: "email",
        selection: { object: "contacts", where: { field: "id", op: "eq", value: "{contacts:Anna}" } },
        purpose: "the new price list is out",
      },
    },
    {
      say: "prepare a call script for Tessel",
      input: {
        kind: "call_script",
        selection: { object: "companies", where: { field: "id", op: "eq", value: "{companies:Tessel}" } },
      },
    },
    {
      say: "draft a hello for my gold customers",
      input: {
        kind: "email",
        selection: {
          object: "companies",
          where: {
            and: [
              { field: "tier", op: "eq", value: "gold" },
              { field: "owner", op: "eq", value: "me" },
            ],
          },
        },
        purpose: "hello",
      },
    },
  ],
  summarize: (_, { drafts }) => `Drafted ${drafts.length === 1 ? "a text" : `${drafts.length} texts`}`,

  async handler(ctx, { kind, selection, purpose = null }) {
    if (!draftable.has(selection.object))
      throw new AppError("invalid_input", "A draft is for contacts, companies or deals. Select some of those.");
    const page = await listRecords(ctx.session, ctx.query, { ...selection, limit: mostDrafts });
    const facts = await readFacts(ctx, page.records);
    const drafts = (kind === "email" ? oneEach(facts) : facts).map((each) => compose(ctx, each, { kind, purpose }));
    return { drafts, hasMore: page.nextCursor !== null };
  },
});

/** Nobody gets two mails because there are two deals. */
function oneEach(facts: readonly Facts[]): Facts[] {
  const ofPerson = new Map<string, Facts>();
  for (const each of facts) {
    const key = each.person?.id ?? each.about.id;
    const before = ofPerson.get(key);
    ofPerson.set(key, before ? { ...before, deals: [...before.deals, ...each.deals] } : each);
  }
  return [...ofPerson.values()];
}
