"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";

import { change } from "@/app/_lib/change";
import type { ToolInput } from "@/app/_lib/tool-types";
import { useMay } from "@/app/_lib/use-may";
import { Button } from "@/app/_ui/button";

const NameDialog = dynamic(() => import("@/app/_ui/name-dialog.client").then((module) => module.NameDialog), {
  ssr: false,
});

type Query = ToolInput<"create_report">["query"];

/** Keeps the query of a card under a name; once it is kept, the button is the way to it. */
export function SaveReport({ query, title }: { query: Query; title: string }) {
  const mayWrite = useMay("views:write");
  const [isNaming, setNaming] = useState(false);
  const [saved, setSaved] = useState<{ id: string; name: string } | null>(null);
  if (!mayWrite) return null;
  if (saved)
    return (
      <Button variant="ghost" size="sm" asChild>
        <Link href={`/reports/${saved.id}`} prefetch={false} data-tip={saved.name}>
          <Bookmark aria-hidden="true" className="fill-current" />
          Open report
        </Link>
      </Button>
    );
  const save = async (name: string) => {
    const made = await change("create_report", { name, query }, { done: `Saved the report ${name}` });
    if (made) setSaved(made.report);
    return made !== null;
  };
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setNaming(true)}>
        <Bookmark aria-hidden="true" />
        <span>
          Save<span className="small:hidden"> as report</span>
        </span>
      </Button>
      {isNaming ? (
        <NameDialog
          title="Save as report"
          description="The figures are worked out anew whenever it is opened. Only you see it until you share it."
          act="Save report"
          name={title.slice(0, 80)}
          longest={80}
          onName={save}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}
