import { type ReactNode, useId } from "react";

/** Label, control, help and error of one form field, tied together for assistive technology. */
export function Field({
  label,
  error,
  help,
  isRequired = false,
  children,
}: {
  label: string;
  error?: string | undefined;
  help?: string | undefined;
  isRequired?: boolean;
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {isRequired ? <span className="font-normal text-muted-foreground"> (required)</span> : null}
      </label>
      {children({ id, describedBy: note ? noteId : undefined, invalid: Boolean(error) })}
      {note ? (
        <p id={noteId} className={error ? "text-xs text-destructive-text" : "text-xs text-muted-foreground"}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
