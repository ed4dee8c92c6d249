import { Button } from "./button";
import { DialogFoot } from "./dialog.client";
import { errorText } from "./states";

/** The foot of a form in a dialog: leave it, or send it once it is complete. */
export function SubmitFoot({ act, isReady, isDestructive = false, onClose }: FootProps) {
  return (
    <DialogFoot>
      <Button variant="ghost" onClick={onClose}>
        Cancel
      </Button>
      <Button type="submit" variant={isDestructive ? "destructive" : "default"} disabled={!isReady}>
        {act}
      </Button>
    </DialogFoot>
  );
}

type FootProps = {
  act: string;
  isReady: boolean;
  /** What it does cannot be taken back. */
  isDestructive?: boolean;
  onClose: () => void;
};

/** Why what was sent was refused. */
export function FormFailure({ failure, className = "" }: { failure: unknown; className?: string }) {
  if (!failure) return null;
  return (
    <p role="alert" className={`text-destructive-text ${className}`}>
      {errorText(failure)}
    </p>
  );
}
