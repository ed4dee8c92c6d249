"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { plural } from "@/app/_lib/format-value";
import { refreshRecords } from "@/app/_lib/query";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";

type Props = { person: { object: string; id: string }; onErased: () => void; onClose: () => void };

/** Says what would go, and what stays and has to be looked at by hand, before anything does. */
export function ErasePersonDialog({ person, onErased, onClose }: Props) {
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["preview", "erase_person_data", person.id],
    queryFn: () => writeTool("erase_person_data", { ...person, preview: true }),
    staleTime: 0,
  });
  const erase = async () => {
    setBusy(true);
    setFailure(null);
    await writeTool("erase_person_data", person).then(
      () => {
        onErased();
        refreshRecords();
        notify({ kind: "done", text: "Erased everything about this person" });
      },
      (thrown: unknown) => {
        setFailure(thrown);
        setBusy(false);
      },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Erase this person"
      description="For somebody who asks to be forgotten. Nothing brings it back, and undo is refused."
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void erase();
        }}
      >
        <DialogBody>
          {data ? (
            <>
              <ul className="grid list-disc gap-1 pl-5">
                <li>{data.records.map(({ object, count }) => `${object}: ${count}`).join(", ")}</li>
                <li>{plural(data.changes, "change", "changes")} in the log lose their values and stay as changes</li>
                <li>What conversations say of them, by name, address or record</li>
                {data.unlinked > 0 ? <li>{plural(data.unlinked, "link", "links")} from other records</li> : null}
              </ul>
              {data.left.length > 0 ? (
                <div className="grid gap-1">
                  <p>These mention them and stay. Look at them yourself:</p>
                  <ul className="grid list-disc gap-1 pl-5">
                    {data.left.map(({ id, name }) => (
                      <li key={id} className="break-words">
                        {name}
                      </li>
                    ))}
                  </ul>
                </div>
              ) : null}
            </>
          ) : error ? null : (
            <p className="text-muted-foreground">Looking for what there is</p>
          )}
          <FormFailure failure={failure ?? error} />
        </DialogBody>
        <SubmitFoot act="Erase for good" isDestructive isReady={data !== undefined && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
