import { z } from "zod";

import { appendPiece, createFile, pieceSize } from "@/db/files/file-store";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireAdmin } from "@/tools/workspaces/require-admin";
import { findMentions } from "./mentions";
import { findPersonRecords, type PersonRecord, personInput } from "./person-records";

const keptFor = 7 * 24 * 60 * 60 * 1000;

/** The answer to somebody who asks what is known of them. */
export const exportPersonData = defineTool({
  name: "export_person_data",
  description:
    "Write everything known of a person into one file, for whoever asks what is stored about them: their record, the notes and tasks about them, records that point to them, every change of these with its values, and where documents and conversations mention them. Only an Admin; the file is kept for a week.",
  input: personInput,
  output: z.object({
    fileId: z.string(),
    fileName: z.string(),
    counts: z.object({ records: z.number(), changes: z.number(), mentions: z.number() }),
    changeSetId: z.null(),
  }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "export everything we know about Ana Silva", input: { id: "{contacts:Ana Silva}" } },
    { say: "Tom Reed wants a copy of his data", input: { id: "{contacts:Tom Reed}" } },
    { say: "answer the access request of Ana Silva", input: { object: "contacts", id: "{contacts:Ana Silva}" } },
  ],
  summarize: (_, { counts }) => `Exported a person's data · ${counts.records} records, ${counts.changes} changes`,

  async handler(ctx, input) {
    requireAdmin(ctx);
    const { person, about, linked, words } = await findPersonRecords(ctx, input);
    const ids = [person, ...about].map(({ id }) => id);
    const changes = await ctx.session.query(changesOf, [ids]);
    const mentions = await findMentions(ctx.session, words);
    const body = {
      made: ctx.now.toISOString(),
      person: shown(person),
      about: about.map(shown),
      linked: linked.map(({ object, id, name }) => ({ object: object.label, id, name })),
      changes,
      mentions,
    };
    const fileName = `person-${person.id.slice(-6)}-${ctx.now.toISOString().slice(0, 10)}.json`;
    const fileId = await store(ctx, fileName, Buffer.from(JSON.stringify(body, null, 2)));
    const counts = { records: ids.length + linked.length, changes: changes.length, mentions: mentions.length };
    return { fileId, fileName, counts, changeSetId: null };
  },
});

const changesOf = `select s.at, coalesce(m.name, 'Atrium') as by, s.tool, c.object, c.record_id, c.kind, c.before, c.after
  from atrium_changes as c join atrium_change_sets as s on s.id = c.change_set_id
  left join atrium_members as m on m.id = s.member_id where c.record_id = any($1::uuid[]) order by c.id`;

/** By the labels that people read. */
const shown = ({ object, id, name, values }: PersonRecord) => ({
  object: object.label,
  ...{ id, name },
  values: Object.fromEntries(
    object.fields.flatMap(({ key, label }) => (values[key] === null || !(key in values) ? [] : [[label, values[key]]])),
  ),
});

async function store(ctx: ToolContext, name: string, bytes: Buffer): Promise<string> {
  const id = ctx.newId();
  const { memberId } = ctx.actor;
  const expiresAt = new Date(ctx.now.getTime() + keptFor);
  await createFile(ctx.session, { id, memberId, name, mediaType: "application/json", now: ctx.now, expiresAt });
  for (let place = 0; place * pieceSize < bytes.length; place += 1)
    await appendPiece(ctx.session, id, place, bytes.subarray(place * pieceSize, (place + 1) * pieceSize));
  return id;
}
