import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { aboutShape, aboutValues } from "@/tools/records/about-links";
import { createOne } from "@/tools/records/create-one";
import { requireObject } from "@/tools/records/read-record";
import { recordShape } from "@/tools/records/record-shape";

/** A note without a title takes its first words, so that lists of notes can be read. */
export const logNote = defineTool({
  name: "log_note",
  description:
    "Write a note, usually about a contact, company or deal. The text is stored as given. It counts as activity on the records it is about.",
  input: z.object({
    body: z.string().min(1).max(100_000),
    title: z.string().max(200).optional(),
    about: aboutShape.optional(),
  }),
  output: z.object({ record: recordShape, changeSetId: z.string() }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "note on Tessel: moved offices",
      input: { body: "moved offices", about: [{ object: "companies", id: "{companies:Tessel}" }] },
    },
    {
      say: "log that Hanne wants a quote by Friday",
      input: { body: "Hanne wants a quote by Friday", about: [{ object: "contacts", id: "{contacts:Hanne}" }] },
    },
    {
      say: "add a note to Dock lights: they asked for references",
      input: { body: "they asked for references", about: [{ object: "deals", id: "{deals:Dock lights}" }] },
    },
  ],
  summarize: () => "Wrote a note",

  async handler(ctx, { body, title, about }) {
    const notes = requireObject(ctx, "notes");
    const links = aboutValues(notes, about ?? []);
    return createOne(ctx, "notes", {
      title: title ?? firstWords(body),
      body,
      owner: "me",
      happened_at: ctx.now.toISOString(),
      ...links,
    });
  },
});

function firstWords(body: string): string {
  const line = (body.trim().split("\n")[0] ?? "").trim();
  if (line.length <= 60) return line || "Note";
  return `${line.slice(0, 60).replace(/\s+\S*$/, "")} …`;
}
