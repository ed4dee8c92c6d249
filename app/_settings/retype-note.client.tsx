"use client";

import { useEffect, useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { plural } from "@/app/_lib/format-value";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { FieldDefinition, FieldType } from "@/app/_lib/types";
import { errorText } from "@/app/_ui/states";

type Preview = ToolOutput<"update_field">;
type Props = {
  object: string;
  field: FieldDefinition;
  type: FieldType;
  /** The field as it would be, or null where the type cannot be taken. */
  onPreview: (field: FieldDefinition | null) => void;
};

/** What another type would do to the values that are there, before anything is changed. */
export function RetypeNote({ object, field, type, onPreview }: Props) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each type that is chosen
  useEffect(() => {
    let isCurrent = true;
    setPreview(null);
    setFailure(null);
    writeTool("update_field", { object, field: field.key, type, preview: true }).then(
      (answer) => {
        if (!isCurrent) return;
        setPreview(answer);
        onPreview((answer.conversion?.fails ?? 0) > 0 ? null : answer.field);
      },
      (error: unknown) => {
        if (!isCurrent) return;
        setFailure(error);
        onPreview(null);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [object, field.key, type]);

  if (failure)
    return (
      <p role="alert" className="text-xs text-destructive-text">
        {errorText(failure)}
      </p>
    );
  const conversion = preview?.conversion;
  if (!conversion) return <p className="text-xs text-muted-foreground">Looking at the values …</p>;
  const converts = plural(conversion.converts, "value carries over", "values carry over");
  if (conversion.fails === 0) return <p className="text-xs text-success">{converts}, none is lost.</p>;
  return (
    <p role="alert" className="text-xs text-destructive-text">
      {converts}; {plural(conversion.fails, "value", "values")} would be lost, so it is refused:{" "}
      {conversion.sample.map((value) => `“${value}”`).join(", ")}
    </p>
  );
}
