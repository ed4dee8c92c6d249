"use client";

import { useState } from "react";

import { formatNumber } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState, errorText } from "@/app/_ui/states";
import { Select } from "./select";
import { SettingsPage } from "./settings-page";
import { saveSetting, useMayEdit } from "./use-settings";

const usual = [30, 90, 180, 365];
type Choice = { days: number | null; isOther: boolean };

/** How long the trash is kept, and what a choice would destroy at once. */
export function RetentionSettings() {
  const { data, error, refetch } = useTool("get_retention", {});
  const { mayEdit, reason } = useMayEdit();
  return (
    <SettingsPage path={[{ label: "Workspace" }]} title="Data retention" reason={reason}>
      <p className="max-w-[70ch] text-muted-foreground">
        What is deleted lies in the trash and can be restored. After the time you set here it is destroyed, and nothing
        brings it back. The change log keeps what was changed before, for ever, because it is sealed.
      </p>
      {error && !data ? (
        <ErrorState title="The setting could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <TrashTime key={String(data.trashDays)} stored={data.trashDays} mayEdit={mayEdit} /> : null}
      {data || error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={2} className="h-11" />
        </div>
      )}
    </SettingsPage>
  );
}

function TrashTime({ stored, mayEdit }: { stored: number | null; mayEdit: boolean }) {
  const [choice, setChoice] = useState<Choice>({ days: stored, isOther: stored !== null && !usual.includes(stored) });
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { days, isOther } = choice;
  const isWrong = isOther && (days === null || !Number.isInteger(days) || days < 1 || days > 3650);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const done = days === null ? "The trash is kept" : `The trash is emptied after ${days} days`;
    await saveSetting("update_retention", { trashDays: days }, done).catch(setFailure);
    setBusy(false);
  };
  return (
    <form
      className="grid max-w-[560px] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Destroy what is in the trash">
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            disabled={!mayEdit}
            value={isOther ? "other" : String(days ?? "never")}
            options={[
              { value: "never", label: "Never by itself" },
              ...usual.map((each) => ({ value: String(each), label: `After ${each} days` })),
              { value: "other", label: "After another number of days" },
            ]}
            onChoose={(value) =>
              setChoice(
                value === "other"
                  ? { days: days ?? 60, isOther: true }
                  : { days: value === "never" ? null : Number(value), isOther: false },
              )
            }
          />
        )}
      </Field>
      {isOther ? (
        <Field label="Days" error={isWrong ? "A whole number from 1 to 3,650." : undefined}>
          {({ id, describedBy, invalid }) => (
            <Input
              id={id}
              type="number"
              min={1}
              max={3650}
              className="w-32"
              disabled={!mayEdit}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={days ?? ""}
              onChange={({ target }) =>
                setChoice({ days: target.value === "" ? null : Number(target.value), isOther: true })
              }
            />
          )}
        </Field>
      ) : null}
      {isWrong ? null : <Due days={days} />}
      {failure ? (
        <p role="alert" className="text-destructive-text">
          {errorText(failure)}
        </p>
      ) : null}
      {mayEdit ? (
        <div>
          <Button type="submit" size="lg" disabled={isBusy || isWrong || days === stored}>
            Save
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function Due({ days }: { days: number | null }) {
  const { data } = useTool("get_retention", { trashDays: days }, { keepPrevious: true });
  if (days === null) return <p className="text-muted-foreground">Only a person destroys, and only Admins may.</p>;
  if (!data) return <p className="text-muted-foreground">Counting what would go</p>;
  const parts = data.due.map(({ label, count, isCapped }) => `${formatNumber(count)}${isCapped ? "+" : ""} ${label}`);
  if (parts.length === 0) return <p className="text-muted-foreground">Nothing has been in the trash that long.</p>;
  return <p className="text-warning">With the next run, once a day, this destroys {parts.join(", ")}.</p>;
}
