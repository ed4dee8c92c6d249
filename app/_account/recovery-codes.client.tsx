"use client";

import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";

/** Shown once: the server keeps them encrypted and does not tell them again. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    notify({ kind: "done", text: "Recovery codes copied" });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Keep these recovery codes"
      description="Each lets you in once when you do not have your app. They are not shown again."
    >
      <DialogBody>
        <ul
          aria-label="Recovery codes"
          className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md border bg-muted p-3 font-mono"
        >
          {codes.map((code) => (
            <li key={code} className="select-all">
              {code}
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFoot>
        <Button variant="ghost" onClick={() => void copy().catch(() => undefined)}>
          Copy all
        </Button>
        <Button onClick={onClose}>I have kept them</Button>
      </DialogFoot>
    </Dialog>
  );
}
