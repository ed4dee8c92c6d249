import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { Catalog } from "@/db/objects/definition";
import { objectNamed } from "./settings-fields";

type Groups = Record<string, string | undefined>;

const double = "(?:possible )?(?:duplicates?|doubles?|duplicate entries)";
const among = "(?:among|in|of|for|within) (?<object>[^,]+?)";

/** Looking for duplicates is a job; showing them is a list of what it found. */
export const duplicateFrames: readonly {
  pattern: string;
  plan(said: Groups, catalog: Catalog): Outcome | undefined;
}[] = [
  { pattern: `(?:find|look for|search for|scan for|check for) ${double} ${among}`, plan: planOf("run_duplicate_scan") },
  { pattern: `(?:find|look for|search for|scan for) duplicate (?<object>[^,]+?)`, plan: planOf("run_duplicate_scan") },
  { pattern: `(?:scan|search|check) (?<object>[^,]+?) for ${double}`, plan: planOf("run_duplicate_scan") },
  { pattern: `(?:show|list|give)(?: me)?(?: the| all)? ${double} ${among}`, plan: planOf("list_duplicates") },
  { pattern: `(?:show|list)(?: me)?(?: the| all)? duplicate (?<object>[^,]+?)`, plan: planOf("list_duplicates") },
];

function planOf(tool: string) {
  return (said: Groups, catalog: Catalog): Outcome | undefined => {
    const object = objectNamed(catalog, said["object"] ?? "");
    return object && call(tool, { object: object.key }, { chips: [], leftOut: [] });
  };
}
