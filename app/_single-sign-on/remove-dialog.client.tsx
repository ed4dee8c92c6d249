"use client";

import { useSending } from "@/app/_sign-in/auth-form.client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { FormFailure } from "@/app/_ui/submit-foot";
import { saveSignOn } from "./use-single-sign-on";

/** Says what ends with the provider. */
export function RemoveDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { failure, isBusy, run } = useSending();
  const remove = async () => {
    await saveSignOn("remove", {}, `Removed ${name}`);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Remove ${name}?`}
      description="Whoever came in through it is signed out at once. Members stay members: they sign in by a link that is mailed to them, or by a password where they have one."
    >
      <DialogBody>
        <p className="text-muted-foreground">
          The client secret is erased, and so is what the provider calls people. Connect the same provider again and it
          finds them by their e-mail.
        </p>
        <FormFailure failure={failure} />
      </DialogBody>
      <DialogFoot>
        <Button variant="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="destructive" disabled={isBusy} onClick={() => void run(remove)}>
          Remove
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
