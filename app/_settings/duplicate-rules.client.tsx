"use client";

import { useTool } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { notify } from "@/app/_ui/notices";
import { errorText } from "@/app/_ui/states";
import { Select } from "./select";
import { saveSetting } from "./use-settings";

const likeness = [
  { value: "0.5", label: "Half alike" },
  { value: "0.6", label: "Mostly alike" },
  { value: "0.75", label: "Very much alike" },
  { value: "0.9", label: "Almost equal" },
];

type Rule = { field: string; how: "same" | "alike"; from?: number | undefined };

/** By which fields the scan, the form of a new record and the check of an import know a duplicate. */
export function DuplicateRules({ object, mayEdit }: { object: ObjectDefinition; mayEdit: boolean }) {
  const { data } = useTool("list_duplicate_rules", { object: object.key });
  if (!data) return null;
  const { rules, fields } = data;
  const save = (next: Rule[]) =>
    void saveSetting(
      "update_object",
      { object: object.key, duplicateRules: next },
      `Changed the duplicate rules of ${object.plural}`,
    ).catch((error: unknown) => notify({ kind: "failed", text: errorText(error) }));
  return (
    <section aria-labelledby="duplicate-rules" className="grid gap-2">
      <h2 id="duplicate-rules" className="font-medium">
        Duplicates
      </h2>
      <p className="max-w-[70ch] text-muted-foreground">
        Two {object.plural.toLowerCase()} may be one when they have the same value in a field that is checked here, or
        names that are alike.
      </p>
      <ul className="overflow-hidden rounded-md border">
        {fields.map(({ key, label }) => {
          const rule = rules.find((each) => each.field === key);
          const isName = key === object.nameField;
          const usual: Rule = isName ? { field: key, how: "alike" } : { field: key, how: "same" };
          const others = rules.filter((each) => each.field !== key);
          return (
            <li key={key} className="flex min-h-11 flex-wrap items-center gap-3 border-t px-3 py-1.5 first:border-t-0">
              <label className="flex min-w-0 flex-1 items-center gap-2">
                <input
                  type="checkbox"
                  checked={rule !== undefined}
                  disabled={!mayEdit}
                  onChange={(event) => save(event.target.checked ? [...others, usual] : others)}
                />
                <span className="cut">{label}</span>
              </label>
              {isName && rule ? (
                <Select
                  aria-label={`How alike ${label} has to be`}
                  className="!w-44"
                  disabled={!mayEdit}
                  value={rule.how === "same" ? "same" : String(rule.from ?? 0.6)}
                  options={[...likeness, { value: "same", label: "The same" }]}
                  onChoose={(value) =>
                    save([
                      ...others,
                      value === "same"
                        ? { field: key, how: "same" }
                        : { field: key, how: "alike", from: Number(value) },
                    ])
                  }
                />
              ) : (
                <span className="text-muted-foreground">{rule ? "The same" : ""}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
