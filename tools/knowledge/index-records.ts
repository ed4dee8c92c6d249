import {
  type ChangedRecord,
  type RecordPassage,
  type RecordText,
  readTexts,
  recordsAbout,
  replaceRecordPassages,
} from "@/db/documents/record-passages";
import { type RecordSource, recordSources } from "@/db/documents/record-sources";
import type { ToolContext } from "@/tools/core/define-tool";
import { splitText } from "@/tools/knowledge/reading/split-text";

type Place = Pick<ToolContext, "session" | "catalog">;

/** Makes the passages of changed records anew in the transaction that changed them, so that search never quotes what was. */
export async function indexRecords({ session, catalog }: Place, changed: readonly ChangedRecord[]): Promise<void> {
  const sources = recordSources(catalog);
  const renamed = Map.groupBy(
    changed.filter(({ isRenamed }) => isRenamed),
    ({ object }) => object,
  );
  for (const source of sources) {
    const ids = new Set(changed.filter(({ object }) => object === source.object.key).map(({ id }) => id));
    for (const [target, rows] of renamed) {
      const about = rows.map(({ id }) => id);
      for (const id of await recordsAbout(session, source, target, about)) ids.add(id);
    }
    if (ids.size === 0) continue;
    const records = await readTexts(session, source, [...ids]);
    await keepTexts({ session, catalog }, source, [...ids], records);
  }
}

export async function keepTexts(
  { session }: Place,
  source: RecordSource,
  ids: readonly string[],
  records: readonly RecordText[],
): Promise<void> {
  const passages = records.flatMap((record) => passagesOf(source, record));
  await replaceRecordPassages(session, source.object.key, ids, passages);
}

/** A note without a body says what its title says; any other record without a text is found as a record. */
export function passagesOf({ object, texts }: RecordSource, { id, name, about, texts: values }: RecordText) {
  const passages: RecordPassage[] = [];
  const add = (field: string, text: string): void => {
    for (const { from, to, heading } of splitText(text)) {
      const context = [about, name, heading].filter(Boolean).join(" > ");
      passages.push({ id, field, place: passages.length, from, to, heading, text: text.slice(from, to), context });
    }
  };
  for (const [at, field] of texts.entries()) add(field.key, values[at] ?? "");
  if (passages.length === 0 && object.isActivity) add(object.nameField, name);
  return passages;
}
