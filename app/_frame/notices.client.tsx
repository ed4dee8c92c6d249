"use client";

import { CloudOff, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useSyncExternalStore } from "react";

import { followedJobs, readFollowed } from "@/app/_lib/followed-jobs";
import { useSystemInfo } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
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

function watchOnline(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
