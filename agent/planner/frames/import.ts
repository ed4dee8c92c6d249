import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, refuse, say } from "@/agent/planner/policy/outcome";
import type { PlannedCall } from "@/agent/planner/world";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";

const none = { chips: [], leftOut: [] };
const starts =
  /^(?:import|upload|load|bring in|read in|take in|check|add (?:the )?\S+(?: \S+)? (?:in|from) (?:this|the|that|my) (?:file|csv|sheet|spreadsheet|list|table))\b/i;
const goOn =
  /^(?:yes,? |ok,? |okay,? )?(?:please )?(?:(?:run|start|do|execute|finish|carry out) (?:the|this|that) import|go ahead(?: and import(?: it| them)?| with the import)?|import (?:it|them|them all|all of them|those|the rows)(?: now)?|do it|yes)[.!]*$/i;

/** "import this file into contacts, matching by e-mail": the rows are checked first, and the person starts the writing. */
export function importOutcome(s: Sentence, start: number): Outcome | undefined {
  const text = s.source.slice(s.tokens[start]?.from ?? 0).trim();
  const { lastImport } = s.state;
  const file = fileMeant(s, text);
  if (lastImport && (!file || file.id === lastImport.fileId) && goOn.test(s.source.trim()))
    return call("run_import", { importId: lastImport.id }, none);
  if (!starts.test(text)) return undefined;
  const isCheck = lowerAt(s, start) === "check";
  if (isCheck && !/\b(?:file|csv|sheet|spreadsheet|xlsx)\b/i.test(text)) return undefined;
  if (!file) return refuse("Attach the file first: drop it here, or take it with the paper clip.");
  const object = objectMeant(s, file.name);
  if (!object) return whichObject(s, file.id);
  const key =
    /\b(?:match(?:ing|ed)?|keyed|unique|find(?:ing)? (?:them|records)?)\b.*?\b(?:by|on|with)\s+(?:the |their )?(.+?)[.!]*$|\bby (?:the |their )?(.+?)[.!]*$/i.exec(
      text,
    );
  const said = key?.[1] ?? key?.[2];
  const matchBy = said ? fieldNamed(object, said) : undefined;
  if (said && !matchBy) return say(`I imported nothing: ${object.plural} have no field “${said}” to find records by.`);
  return call("import_records", importInput(file.id, object.key, matchBy?.key), none);
}

const importInput = (fileId: string, object: string, matchBy?: string): PlannedCall["input"] => ({
  fileId,
  object,
  ...(matchBy ? { matchBy } : {}),
  preview: true,
});

function fileMeant(s: Sentence, text: string): { id: string; name: string } | undefined {
  const { files } = s.world;
  return files.find(({ name }) => text.toLowerCase().includes(name.toLowerCase())) ?? files.at(-1);
}

/** The object after "into", or the only one named; a noun in the name of the file does not count. */
function objectMeant(s: Sentence, fileName: string): ObjectDefinition | undefined {
  const at = s.source.toLowerCase().indexOf(fileName.toLowerCase());
  const isOutside = (index: number): boolean => {
    const from = s.tokens[index]?.from ?? 0;
    return at < 0 || from < at || from >= at + fileName.length;
  };
  const links = s.tokens.flatMap((_, index) => (isOutside(index) ? objectLinksAt(s, index) : []));
  const into = links.find(({ from }) => ["into", "to", "as", "for", "against"].includes(lowerAt(s, from - 1)));
  const keys = [...new Set(links.map(({ entry }) => entry.object))];
  const key =
    into?.entry.object ??
    (keys.length === 1 ? keys[0] : undefined) ??
    (keys.length === 0 ? s.state.context.object : undefined);
  return s.catalog.objects.find((object) => object.key === key);
}

function fieldNamed(object: ObjectDefinition, said: string): FieldDefinition | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return object.fields.find((field) =>
    [field.key, field.label, ...(field.synonyms ?? [])].some((name) => plain(name) === plain(said)),
  );
}

function whichObject(s: Sentence, fileId: string): Outcome {
  const options = s.catalog.objects.slice(0, 4).map((object) => ({
    label: object.plural,
    calls: [{ tool: "import_records", input: importInput(fileId, object.key) }],
  }));
  return { do: "ask", question: "Into which records?", options };
}
