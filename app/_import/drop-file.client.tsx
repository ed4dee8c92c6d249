"use client";

import { FileUp } from "lucide-react";
import { useId, useState } from "react";

import { formatPercent } from "@/app/_lib/format-value";
import { upload } from "@/app/_lib/upload";
import { buttonVariants } from "@/app/_ui/button";
import { errorText } from "@/app/_ui/states";

type Props = { plural: string; onUploaded: (fileId: string) => Promise<void> };

/** Takes a file by choice or by drop, and shows how much of it has been sent. */
export function DropFile({ plural, onUploaded }: Props) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const send = async (file: File | undefined) => {
    if (!file) return;
    setFailure(null);
    setSending({ name: file.name, share: 0 });
    try {
      const { fileId } = await upload(file, (share) => setSending({ name: file.name, share }));
      await onUploaded(fileId);
    } catch (error) {
      setFailure(error);
    }
    setSending(null);
  };

  return (
    <section
      aria-label="File"
      className={`grid justify-items-center gap-2 rounded-lg border border-dashed px-4 py-12 text-center ${isOver ? "border-primary bg-selected" : "border-border-strong"}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void send(event.dataTransfer.files[0]);
      }}
    >
      <FileUp className="size-5 text-muted-foreground" aria-hidden="true" />
      <h2 className="text-base font-semibold">Drop a CSV or XLSX file of {plural}</h2>
      <p className="max-w-[52ch] text-muted-foreground">
        Columns are matched to fields by their names and values. You see what will happen to each row before anything is
        written, and the whole import can be undone.
      </p>
      {sending ? (
        <p role="status" className="num mt-1">
          Sending {sending.name} · {formatPercent(Math.round(sending.share * 100) / 100)}
        </p>
      ) : (
        <label
          htmlFor={id}
          className={`${buttonVariants({ variant: "default" })} mt-1 cursor-pointer has-focus-visible:outline-2`}
        >
          Choose a file
          <input
            id={id}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            className="sr-only"
            onChange={(event) => void send(event.target.files?.[0])}
          />
        </label>
      )}
      {failure ? (
        <p role="alert" className="text-destructive-text">
          {errorText(failure)}
        </p>
      ) : null}
    </section>
  );
}
