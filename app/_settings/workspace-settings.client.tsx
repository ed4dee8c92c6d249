"use client";

import { useEffect, useState } from "react";

import { row, rows, Section } from "@/app/_account/section";
import { formatSize } from "@/app/_documents/format-size";
import { plural } from "@/app/_lib/format-value";
import { useSystemInfo, useTool } from "@/app/_lib/query";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { SettingsPage } from "./settings-page";
import { WorkspaceArchive } from "./workspace-archive.client";
import { WorkspaceErase } from "./workspace-erase.client";
import { WorkspaceMove } from "./workspace-move.client";

const pollMilliseconds = 2000;

/** The workspace as a whole: what it is, and what can be done with all of it at once. */
export function WorkspaceSettings() {
  const { data, error, refetch } = useTool("get_workspace", {});
  const { data: system } = useSystemInfo();
  const [isWatching, setWatching] = useState(false);
  const isOpenEnded = isWatching || data?.isMoving === true;
  useEffect(() => {
    if (!isOpenEnded) return;
    const timer = setInterval(() => void refetch(), pollMilliseconds);
    return () => clearInterval(timer);
  }, [isOpenEnded, refetch]);
  const isAdmin = system?.me.role === "admin";
  const reason =
    system && !isAdmin ? "You can look at this. Only Admins export, move or erase the workspace." : undefined;
  return (
    <SettingsPage path={[]} title="Workspace" reason={reason}>
      {error && !data ? (
        <ErrorState title="The workspace could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Section title={data.name}>
          <dl className={rows}>
            <Fact label="Address">{data.slug}</Fact>
            <Fact label="Region">{data.region.name}</Fact>
            <Fact label="Records">{plural(data.records, "record", "records")}</Fact>
            <Fact label="Files">
              {plural(data.files.count, "file", "files")} · {formatSize(data.files.bytes)}
            </Fact>
          </dl>
        </Section>
      ) : null}
      {data || error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={4} className="h-11" />
        </div>
      )}
      {data && isAdmin ? (
        <>
          {data.regions.length > 1 ? <WorkspaceMove workspace={data} onBegun={() => setWatching(true)} /> : null}
          <WorkspaceArchive name={data.name} />
          <WorkspaceErase name={data.name} />
        </>
      ) : null}
    </SettingsPage>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={row}>
      <dt className="w-28 flex-none text-muted-foreground">{label}</dt>
      <dd className="num min-w-0 break-words">{children}</dd>
    </div>
  );
}
