"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";

/** A text that has to be put in elsewhere, to the letter. */
export function CopyField({ label, value, help }: { label: string; value: string; help?: string | undefined }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Field label={label} help={help}>
      {({ id, describedBy }) => (
        <div className="flex gap-2">
          <Input
            id={id}
            readOnly
            aria-describedby={describedBy}
            className="font-mono text-xs"
            value={value}
            onFocus={({ target }) => target.select()}
          />
          <Button variant="outline" size="lg" aria-label={`Copy ${label}`} onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {isCopied ? "Copied" : "Copy"}
          </Button>
        </div>
      )}
    </Field>
  );
}
