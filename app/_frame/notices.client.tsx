"use client";

import { CloudOff, Eye, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { followedJobs, readFollowed } from "@/app/_lib/followed-jobs";
import { useSystemInfo } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import { isViewing, viewAs } from "@/app/_lib/workspace-pin";
import { Button } from "@/app/_ui/button";

/** Few tabs follow a job, so its bar is loaded when one does. */
const JobBar = dynamic(() => import("./job-bar.client").then((module) => module.JobBar), { ssr: false });

const bar = "flex min-h-9 flex-none items-center justify-center gap-2 border-b px-4 py-1 text-xs";

/** What concerns the whole tab: no connection, or a newer version on the server. */
export function Notices() {
  const isOnline = useSyncExternalStore(
    watchOnline,
    () => navigator.onLine,
    () => true,
  );
  const { data: system } = useSystemInfo();
  const followed = useStore(followedJobs);
  useEffect(readFollowed, []);
  const first = useRef<string | null>(null);

  useEffect(() => {
    if (system && first.current === null) first.current = system.version;
  }, [system]);

  const isOld = system && first.current !== null && first.current !== system.version;
  return (
    <>
      {isOnline ? null : (
        <div role="status" className={`${bar} bg-warning-subtle text-warning`}>
          <CloudOff aria-hidden="true" />
          Offline. You can read what is loaded; changes have to wait for the connection.
        </div>
      )}
      <ViewNotice name={system?.viewedBy ? system.me.name : null} />
      {isOld ? (
        <div role="status" className={`${bar} bg-selected text-foreground`}>
          <RefreshCw aria-hidden="true" className="text-muted-foreground" />A new version is ready.
          <Button variant="outline" size="sm" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      ) : null}
      {followed.map((id) => (
        <JobBar key={id} jobId={id} />
      ))}
    </>
  );
}

/** Stays also where the server refuses the look, as after the member has gone: there has to be a way back. */
function ViewNotice({ name }: { name: string | null }) {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(isViewing()), []);
  if (!isHere) return null;
  return (
    <div role="status" className={`${bar} bg-warning-subtle text-warning`}>
      <Eye aria-hidden="true" />
      {name ? `You see Atrium as ${name} does. Nothing can be changed.` : "You look through another member's eyes."}
      <Button variant="outline" size="sm" onClick={() => viewAs(null)}>
        Back to yourself
      </Button>
    </div>
  );
}

function watchOnline(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
