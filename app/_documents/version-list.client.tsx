"use client";

import Link from "next/link";
import { useState } from "react";

import { documentHref } from "@/app/_lib/document-place";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { useMembers } from "@/app/_lib/query";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { formatSize } from "./format-size";
import type { OpenDocument } from "./use-document";
import { VersionState } from "./version-state";

const few = 4;

/** Every text that the document had, the newest first; each opens. */
export function VersionList({ open: { document: item, shown, versions } }: { open: OpenDocument }) {
  const members = useMembers();
  const [isWhole, setWhole] = useState(false);
  const listed = isWhole ? versions : versions.slice(0, few);
  return (
    <section aria-label="Versions" className="grid content-start gap-2">
      <h2 className="text-xs font-medium text-muted-foreground">Versions</h2>
      <ol className="overflow-hidden rounded-lg border">
        {listed.map((version) => {
          const isCurrent = version.id === item.version.id;
          const who = members.find(({ id }) => id === version.memberId)?.name;
          return (
            <li key={version.id} className="border-b last:border-b-0">
              <Link
                href={documentHref(item.id, isCurrent ? {} : { versionId: version.id })}
                scroll={false}
                prefetch={false}
                {...(version.id === shown.id ? { "aria-current": "true" as const } : {})}
                className="grid gap-0.5 px-3 py-2 hover:bg-accent aria-[current]:bg-selected"
              >
                <span className="flex items-center gap-2">
                  <span className="num font-medium">Version {version.number}</span>
                  {isCurrent ? <Badge variant="accent">Current</Badge> : null}
                  <span className="ml-auto text-xs">
                    <VersionState state={version.state} />
                  </span>
                </span>
                <span className="cut text-xs text-muted-foreground" data-tip={exactMoment(version.createdAt)}>
                  {[who, formatMoment(version.createdAt), formatSize(version.size)].filter(Boolean).join(" · ")}
                </span>
                <span className="cut text-xs text-muted-foreground" data-tip={version.note ?? version.fileName}>
                  {version.note ?? version.fileName}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
      {versions.length > listed.length ? (
        <Button variant="outline" size="sm" onClick={() => setWhole(true)}>
          Show all {versions.length} versions
        </Button>
      ) : null}
    </section>
  );
}
