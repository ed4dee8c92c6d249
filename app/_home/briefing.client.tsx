"use client";

import { plural } from "@/app/_lib/format-value";
import { useSystemInfo, useTool } from "@/app/_lib/query";
import { dateFormat, getRegion } from "@/app/_lib/region";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { BriefingList } from "./briefing-list.client";
import { Examples } from "./examples.client";

/** What needs a person today, in order of urgency; every line is a click. */
export function Briefing() {
  const { data: system } = useSystemInfo();
  const { data, error, refetch, isPending } = useTool("get_briefing", {});
  const sections = (data?.sections ?? []).filter((section) => section.count > 0);

  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      aria-label="Briefing"
      className="scroll-thin min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <div className="mx-auto flex w-full max-w-column flex-col gap-5 px-6 pt-8 pb-6 small:px-4 small:pt-4">
        <header className="min-h-11">
          {system ? (
            <>
              <h1 className="text-xl font-semibold leading-tight tracking-[-0.01em]">{todayText()}</h1>
              <p className="mt-1 text-muted-foreground">
                {summary(
                  sections.reduce((sum, section) => sum + section.count, 0),
                  isPending,
                )}
              </p>
            </>
          ) : null}
        </header>
        {error ? <ErrorState title="The briefing did not load" error={error} onRetry={() => void refetch()} /> : null}
        {isPending ? <RowSkeletons count={8} /> : null}
        {sections.map((section) => (
          <BriefingList key={section.key} section={section} />
        ))}
        {isPending || error ? null : <Examples isQuietDay={sections.length === 0} />}
      </div>
    </section>
  );
}

function todayText(): string {
  const zone = getRegion().timeZone;
  return dateFormat({ weekday: "long", day: "numeric", month: "long", ...(zone ? { timeZone: zone } : {}) }).format(
    new Date(),
  );
}

function summary(count: number, isPending: boolean): string {
  if (isPending) return "Reading your workspace";
  if (count === 0) return "Nothing is due, late or quiet. A good day to ask a question.";
  return `${plural(count, "thing needs", "things need")} you today.`;
}
