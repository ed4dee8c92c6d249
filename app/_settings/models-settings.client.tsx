"use client";

import { useTool } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { ModelLimits } from "./model-limits.client";
import { toMoney } from "./model-money";
import { ModelUsage } from "./model-usage.client";
import { SettingsPage } from "./settings-page";
import { useMayEdit } from "./use-settings";

type Settings = ToolOutput<"get_model_settings">;

/** Which models answer, what they may cost, and what they did. */
export function ModelsSettings() {
  const { data, error, refetch } = useTool("get_model_settings", {});
  const { mayEdit, reason } = useMayEdit();
  return (
    <SettingsPage path={[{ label: "Workspace" }]} title="Models" reason={reason}>
      <p className="max-w-[70ch] text-muted-foreground">
        Language models are set up where Atrium runs. When one does not answer, the next one does, and last the built-in
        planner, which costs nothing and works offline.
      </p>
      {error && !data ? (
        <ErrorState title="The models could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <>
          <ModelTable settings={data} />
          <ModelLimits key={JSON.stringify(data)} settings={data} mayEdit={mayEdit} />
          <ModelUsage />
        </>
      ) : null}
      {data || error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={3} className="h-11" />
        </div>
      )}
    </SettingsPage>
  );
}

function ModelTable({ settings }: { settings: Settings }) {
  const { models, currency } = settings;
  const first = models.some(({ id }) => id === settings.defaultModel) ? settings.defaultModel : models[0]?.id;
  return (
    <ul aria-label="Models" className="divide-y rounded-md border">
      {models.map(({ id, label, isPlanner, note, price }) => (
        <li key={id} className="grid gap-0.5 px-3 py-2.5">
          <span className="flex flex-wrap items-center gap-2 font-medium">
            {label}
            {id === first ? <span className="rounded-sm border px-1.5 py-px text-xs font-normal">Default</span> : null}
          </span>
          <span className="text-muted-foreground [overflow-wrap:anywhere]">{note}</span>
          {isPlanner ? null : (
            <span className="num text-xs text-muted-foreground">
              {price
                ? `A million tokens: ${toMoney(price.input, currency)} read, ${toMoney(price.output, currency)} written`
                : "No price is known: its calls have no cost and count nothing against a limit. Set ATRIUM_MODEL_PRICES where Atrium runs."}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
