"use client";

import Link from "next/link";
import { type ReactNode, useEffect } from "react";

import { useObject } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { MissingObject } from "@/app/_panel/missing-object.client";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { TopBar } from "./top-bar.client";

type Props = {
  objectKey: string;
  heading: string;
  action?: ReactNode;
  children: (object: ObjectDefinition) => ReactNode;
};

/** A page that does one thing with all records of an object, under the object's own page. */
export function ObjectToolPage({ objectKey, heading, action, children }: Props) {
  const object = useObject(objectKey);
  useEffect(() => {
    if (object) document.title = `${heading} · ${object.plural} · Atrium`;
  }, [object, heading]);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <ObjectIcon icon={object?.icon} className="text-muted-foreground" />
        <Link href={`/o/${objectKey}`} className="text-muted-foreground hover:text-foreground">
          {object?.plural}
        </Link>
        <span className="text-muted-foreground" aria-hidden="true">
          /
        </span>
        <h1 className="font-medium">{heading}</h1>
        {action}
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-[920px] gap-6 p-6 small:p-4">
          {object ? (
            children(object)
          ) : (
            <MissingObject objectKey={objectKey} fallback={<RowSkeletons count={6} className="h-row" />} />
          )}
        </div>
      </div>
    </main>
  );
}
