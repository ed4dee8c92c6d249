"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";

/** Something to take along, whole and unseen in its end. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex gap-2">
      <Input
        readOnly
        aria-label={label}
        className="font-mono text-xs"
        value={value}
        onFocus={({ target }) => target.select()}
      />
      <Button variant="outline" size="lg" aria-label={`Copy ${label.toLowerCase()}`} onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
