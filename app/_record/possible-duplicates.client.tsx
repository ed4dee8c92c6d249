"use client";

import { recordHref } from "@/app/_lib/panel-address";
import { useTool } from "@/app/_lib/query";
import type { ObjectDefinition, Value } from "@/app/_lib/types";
import { useDelayed } from "@/app/_lib/use-delayed";

type Props = { object: ObjectDefinition; values: Record<string, Value> };

/** Who is there already, while a record is being made; it warns and never stands in the way. */
export function PossibleDuplicates({ object, values }: Props) {
  const texts = Object.entries(values).filter(([, value]) => typeof value === "string" && value.trim().length > 3);
  const asked = useDelayed(JSON.stringify(texts), 300);
  const { data } = useTool(
    "search_duplicates",
    { object: object.key, values: Object.fromEntries(JSON.parse(asked) as [string, string][]) },
    { enabled: asked !== "[]" && !object.isActivity, keepPrevious: true },
  );
  const matches = asked === "[]" ? [] : (data?.matches ?? []);
  if (matches.length === 0) return null;
  return (
    <div role="status" className="col-span-2 grid gap-1 rounded-md border bg-warning-subtle px-3 py-2 small:col-span-1">
      <p className="font-medium">This may be there already</p>
      <ul className="grid gap-0.5">
        {matches.map(({ id, name, label, score }) => (
          <li key={id} className="flex min-w-0 gap-2">
            <a
              href={recordHref({ object: object.key, id })}
              target="_blank"
              rel="noreferrer"
              className="cut text-link underline-offset-2 hover:underline"
            >
              {name}
            </a>
            <span className="flex-none text-muted-foreground">
              {score === 1 ? "same" : "similar"} {label.toLowerCase()}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
