"use client";

import { SearchX } from "lucide-react";

import { listTitle } from "@/app/_lib/describe-query";
import { formatCount, formatMoney, formatNumber } from "@/app/_lib/format-value";
import { useObject } from "@/app/_lib/query";
import type { Count, ListQuery, RecordRow } from "@/app/_lib/types";
import { usePanel } from "@/app/_panel/use-panel.client";
import { Button } from "@/app/_ui/button";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { Card, CardFoot, CardHead } from "./card";
import { RecordLine } from "./record-row";

export type SearchOutput = {
  object: string;
  records: RecordRow[];
  nextCursor: string | null;
  count: Count | null;
  query: ListQuery;
};

const shown = 5;

export function ListCard({ output }: { output: SearchOutput }) {
  const object = useObject(output.object);
  const { openList } = usePanel();
  const records = output.records.slice(0, shown);
  const total = output.count ?? { value: output.records.length, isCapped: output.nextCursor !== null };
  const title = listTitle(object, output.query);
  const query = { ...output.query, object: output.object };

  if (records.length === 0) {
    return (
      <Card label={`No ${object?.plural.toLowerCase() ?? "records"} found`}>
        <CardHead icon={<SearchX aria-hidden="true" />} title={`No ${object?.plural.toLowerCase() ?? "records"} match`}>
          <Button variant="ghost" size="sm" onClick={() => openList(query)}>
            Open the filter
          </Button>
        </CardHead>
      </Card>
    );
  }

  const isAll = !total.isCapped && total.value <= shown && output.records.length <= shown;
  return (
    <Card label={title}>
      <CardHead
        icon={<ObjectIcon icon={object?.icon} />}
        title={title}
        note={<span className="num text-muted-foreground">{formatCount(total)}</span>}
      />
      {records.map((record) => (
        <RecordLine key={record.id} object={object} record={record} />
      ))}
      <CardFoot>
        <Button variant="link" size="inline" onClick={() => openList(query)}>
          {isAll ? "Open in a panel" : `Open all ${formatCount(total)}`}
        </Button>
        <AmountInAll output={output} isComplete={output.nextCursor === null} />
      </CardFoot>
    </Card>
  );
}

/** Only when every record is here: a sum of one page would be a wrong figure. */
function AmountInAll({ output, isComplete }: { output: SearchOutput; isComplete: boolean }) {
  const field = useObject(output.object)?.fields.find((each) => each.role === "amount");
  if (!field || !isComplete || output.records.length < 2) return null;
  const amounts = output.records.map((record) => record.values[field.key]).filter((value) => typeof value === "number");
  if (amounts.length === 0) return null;
  const sum = amounts.reduce((all, each) => all + each, 0);
  const text = field.type === "currency" ? formatMoney(sum, field.currency) : formatNumber(sum);
  return <span className="num ml-auto text-muted-foreground">{text} in all</span>;
}
