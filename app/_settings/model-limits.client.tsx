"use client";

import { useState } from "react";

import { queryClient } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { errorText } from "@/app/_ui/states";
import { toMoney } from "./model-money";
import { Select } from "./select";
import { saveSetting } from "./use-settings";

type Settings = ToolOutput<"get_model_settings">;
type LimitKey = "dayLimit" | "monthLimit" | "personDayLimit" | "personMonthLimit";

const limits: { key: LimitKey; spent: keyof Settings["spent"]; label: string; by: string }[] = [
  { key: "dayLimit", spent: "day", label: "Everybody together, a day", by: "Spent today" },
  { key: "monthLimit", spent: "month", label: "Everybody together, a month", by: "Spent this month" },
  { key: "personDayLimit", spent: "personDay", label: "Each person, a day", by: "You spent today" },
  { key: "personMonthLimit", spent: "personMonth", label: "Each person, a month", by: "You spent this month" },
];

/** The default model and how much may be spent; days and months are those of UTC. */
export function ModelLimits({ settings, mayEdit }: { settings: Settings; mayEdit: boolean }) {
  const stored = Object.fromEntries(limits.map(({ key }) => [key, String(settings[key] ?? "")])) as Record<
    LimitKey,
    string
  >;
  const [model, setModel] = useState(settings.defaultModel ?? "");
  const [written, setWritten] = useState(stored);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isWrong = limits.some(({ key }) => wrong(written[key]));
  const isSame = model === (settings.defaultModel ?? "") && limits.every(({ key }) => written[key] === stored[key]);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const numbers = Object.fromEntries(
      limits.map(({ key }) => [key, written[key] === "" ? null : Number(written[key])]),
    );
    await saveSetting(
      "update_model_settings",
      { defaultModel: model || null, ...numbers },
      "Changed the settings of models",
    )
      .then(() => queryClient.invalidateQueries({ queryKey: ["system"] }))
      .catch(setFailure);
    setBusy(false);
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="max-w-[360px]">
        <Field label="Default model of new conversations">
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              disabled={!mayEdit}
              value={model}
              options={[
                { value: "", label: "The first one that is set up" },
                ...settings.models.map((each) => ({ value: each.id, label: each.label })),
              ]}
              onChoose={setModel}
            />
          )}
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">Limits in {settings.currency}</legend>
        <p className="max-w-[70ch] text-muted-foreground">
          When a limit is spent, no language model is asked and the built-in planner answers. Empty means no limit. Days
          and months are counted in UTC.
        </p>
        <div className="grid grid-cols-2 gap-4 small:grid-cols-1">
          {limits.map(({ key, spent, label, by }) => {
            const amount = settings.spent[spent];
            return (
              <div key={key} className="grid content-start gap-1">
                <Field label={label} error={wrong(written[key]) ? "A number above 0, up to 1,000,000." : undefined}>
                  {({ id, describedBy, invalid }) => (
                    <Input
                      id={id}
                      inputMode="decimal"
                      placeholder="No limit"
                      disabled={!mayEdit}
                      aria-describedby={describedBy}
                      aria-invalid={invalid}
                      value={written[key]}
                      onChange={({ target }) => setWritten({ ...written, [key]: target.value.trim() })}
                    />
                  )}
                </Field>
                {amount === null ? null : (
                  <p className="num text-xs text-muted-foreground">
                    {by}: {toMoney(amount, settings.currency)}
                  </p>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
      {failure ? (
        <p role="alert" className="text-destructive-text">
          {errorText(failure)}
        </p>
      ) : null}
      {mayEdit ? (
        <div>
          <Button type="submit" size="lg" disabled={isBusy || isWrong || isSame}>
            Save
          </Button>
        </div>
      ) : null}
    </form>
  );
}

const wrong = (text: string): boolean => text !== "" && !(Number(text) > 0 && Number(text) <= 1_000_000);
