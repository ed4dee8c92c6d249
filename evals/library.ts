import type { EvalCase } from "./case";
import type { Snapshot } from "./snapshot";

type Row = Record<string, unknown>;

/** Kept behind a document; what people see of it is compared instead. */
const behind = ["atrium_documents", "atrium_document_versions"];
const reading = new Set(["index_document", "embed_passages"]);

/** Cases of these categories happen where every text was read, and what the assistant queues is done before the next turn. */
export const needsLibrary = ({ category }: Pick<EvalCase, "category">): boolean =>
  category === "documents" || category === "knowledge";

/** Where lines break is the matter of whoever writes; what is said is not. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Documents as an object: name, folder, and the text and number of the version that holds. */
export function withDocuments(snapshot: Snapshot): Snapshot {
  const versions = snapshot.get("atrium_document_versions") ?? new Map<string, Row>();
  const documents = [...(snapshot.get("atrium_documents")?.values() ?? [])].map((row): [string, Row] => {
    const { name, folder, version, versionId } = row["definition"] as Row;
    const text = onOneLine(String(versions.get(String(versionId))?.["text"] ?? ""));
    const id = String(row["id"]);
    return [id, { id, name, folder, version, text, deleted_at: row["deleted_at"] }];
  });
  const jobs = [...(snapshot.get("atrium_jobs") ?? [])].filter(([, row]) => !reading.has(String(row["kind"])));
  const others = [...snapshot].filter(([table]) => !behind.includes(table));
  return new Map([...others, ["atrium_jobs", new Map(jobs)], ["documents", new Map(documents)]]);
}

/** The texts that were given for a document, the first version first. */
export function textsOf({ given }: Pick<EvalCase, "given">, name: string): string[] {
  return (given ?? []).flatMap((step) => ("document" in step && step.document === name ? [step.text] : []));
}
