import Link from "next/link";

import { describeCondition } from "@/app/_lib/describe-condition";
import { splitWhere } from "@/app/_lib/describe-query";
import { exactMoment } from "@/app/_lib/format-date";
import { objectHref } from "@/app/_lib/panel-address";
import { useObjects } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";

/** Which records, when and in which time zone; and the way to the records themselves. */
export function ReportFacts({ run: { figures, ranAt, timeZone } }: { run: ToolOutput<"run_report"> }) {
  const objects = useObjects();
  const { object, where, search, deleted } = figures.query;
  const plural = objects.find((each) => each.key === object)?.plural ?? object;
  const filters = splitWhere(where).map((condition) => describeCondition(condition, objects, object));
  const behind = {
    object,
    ...(where ? { where } : {}),
    ...(search ? { search } : {}),
    ...(deleted ? { deleted } : {}),
  };
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-muted-foreground">
      <span>{filters.length > 0 ? `${plural} where ${filters.join(" and ")}` : `All ${plural.toLowerCase()}`}</span>
      <span>
        Run {exactMoment(ranAt)} · {timeZone}
      </span>
      <Link href={objectHref(behind)} prefetch={false} className="text-foreground underline underline-offset-2">
        Open the {plural.toLowerCase()} behind this
      </Link>
    </div>
  );
}
