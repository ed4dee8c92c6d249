"use client";

import { Download } from "lucide-react";
import { useState } from "react";

import { Section } from "@/app/_account/section";
import { JobProgress } from "@/app/_import/job-progress.client";
import { useJob } from "@/app/_import/use-job";
import { writeTool } from "@/app/_lib/api";
import { plural } from "@/app/_lib/format-value";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";

type Started = ToolOutput<"export_workspace">;

/** The server writes the archive; its download stands here once it is whole. */
export function WorkspaceArchive({ name }: { name: string }) {
  const [isAsking, setAsking] = useState(false);
  const [started, setStarted] = useState<Started | null>(null);
  const { job, error } = useJob(started?.jobId ?? null);
  const isRunning = started !== null && !error && (!job || job.state === "queued" || job.state === "running");
  const failure = job?.state === "failed" ? (job.error ?? "The export failed.") : error?.message;
  return (
    <Section
      title="Archive"
      note="One file with everything of the workspace, which another Atrium takes in: atrium workspace import."
      action={
        isRunning ? null : (
          <Button variant="outline" size="lg" onClick={() => setAsking(true)}>
            Export everything
          </Button>
        )
      }
    >
      {isRunning ? <JobProgress job={job} verb="Writing rows" /> : null}
      {started && job?.state === "done" ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button asChild variant="outline" size="lg">
            <a href={`/api/files/${started.fileId}`} download>
              <Download aria-hidden="true" />
              Download {started.fileName}
            </a>
          </Button>
          <span className="text-muted-foreground">
            {plural(job.done, "row", "rows")}, kept here for a week for you alone
          </span>
        </div>
      ) : null}
      {failure ? (
        <p role="alert" className="text-destructive-text">
          {failure}
        </p>
      ) : null}
      {isAsking ? (
        <ExportDialog
          name={name}
          onStarted={(output) => {
            setStarted(output);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

type DialogProps = { name: string; onStarted: (started: Started) => void; onClose: () => void };

function ExportDialog({ name, onStarted, onClose }: DialogProps) {
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    setFailure(null);
    await writeTool("export_workspace", {}).then(onStarted, (thrown: unknown) => {
      setFailure(thrown);
      setBusy(false);
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Export everything of ${name}`}
      description="Whoever has the file has all of it. That you made it stands in the change log."
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void start();
        }}
      >
        <DialogBody>
          <p>
            It holds every record with its history, documents and files, members, roles and settings, and the
            conversations of all members, which nobody else can read here. Passwords are not in it.
          </p>
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Export" isReady={!isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
