"use client";

import { Plus } from "lucide-react";

import { RecordAvatar } from "@/app/_chat/cards/record-row";
import { formatCount, formatMoney, formatNumber, formatValue } from "@/app/_lib/format-value";
import { mayOn } from "@/app/_lib/may-on";
import { objectHref, recordHref } from "@/app/_lib/panel-address";
import { useObject } from "@/app/_lib/query";
import type { ObjectDefinition, RecordRow, RelatedList } from "@/app/_lib/types";
import { createStoreFor } from "@/app/_lib/workspace-stores";
import { RecordLink } from "@/app/_panel/record-link.client";
import { IconButton } from "@/app/_ui/button";
import { StageMark } from "@/app/_ui/stage-mark";
import { LinkExisting, Unlink } from "./related-links.client";

type Props = { object: ObjectDefinition; record: RecordRow; related: RelatedList[]; isPanel: boolean };

export function RecordRelated({ record, related, isPanel }: Props) {
  const lists = related.filter((list) => !["notes", "tasks"].includes(list.object));
  return (
    <aside
      aria-label="Related records"
      className={`px-3 pt-2 pb-4 ${isPanel ? "flex-none border-t" : "scroll-thin border-t @4xl/record:col-span-2 @6xl/record:col-span-1 @6xl/record:overflow-y-auto @6xl/record:border-t-0 @6xl/record:border-l"}`}
    >
      {lists.length === 0 ? (
        <p className="px-1 py-2 text-muted-foreground">No other records point to this one.</p>
      ) : null}
      {lists.map((list) => (
        <RelatedSection key={`${list.object} ${list.field}`} list={list} record={record} />
      ))}
    </aside>
  );
}

function RelatedSection({ list, record }: { list: RelatedList; record: RecordRow }) {
  const object = useObject(list.object);
  const field = object?.fields.find((each) => each.key === list.field);
  const isRequired = field?.isRequired === true && field.type === "lookup";
  const op = field?.type === "links" ? "has_any" : "in";
  const all = objectHref({ object: list.object, where: { field: list.field, op, value: [record.id] } });
  const self = { id: record.id, name: record.name };
  const isMore = list.count.isCapped || list.count.value > list.records.length;
  return (
    <section aria-label={list.label} className="mt-2 first:mt-0">
      <h3 className="flex h-8 items-center gap-2 px-1 font-medium">
        <RecordLink href={all} className="hover:underline">
          {list.label}
        </RecordLink>
        <span className="num font-normal text-muted-foreground">{formatCount(list.count)}</span>
        {mayOn(object, "create") ? (
          <IconButton
            label={`New ${object?.label.toLowerCase() ?? "record"}`}
            size="icon-sm"
            className="ml-auto"
            onClick={() =>
              createStoreFor.set({
                object: list.object,
                values: { [list.field]: field?.type === "links" ? [self] : self },
              })
            }
          >
            <Plus aria-hidden="true" />
          </IconButton>
        ) : (
          <span className="ml-auto" />
        )}
        {mayOn(object, "update") ? <LinkExisting list={list} record={record} /> : null}
      </h3>
      {list.records.map((each) => (
        <div key={each.id} className={`group/related relative ${isRequired ? "" : "small:[&>a]:pr-11"}`}>
          <RelatedRow object={object} record={each} />
          {isRequired || !mayOn(object, "update") ? null : <Unlink list={list} record={record} linked={each} />}
        </div>
      ))}
      {isMore ? (
        <RecordLink
          href={all}
          className="flex h-7 items-center px-1 text-xs font-medium text-link underline-offset-2 hover:underline"
        >
          Open all {formatCount(list.count)}
        </RecordLink>
      ) : null}
    </section>
  );
}

function RelatedRow({ object, record }: { object: ObjectDefinition | undefined; record: RecordRow }) {
  const state = object?.fields.find((field) => field.role === "state");
  const option = state?.options?.find((each) => each.key === record.values[state.key]);
  const amount = object?.fields.find((field) => field.role === "amount");
  const figure = amount ? record.values[amount.key] : null;
  const detail = object?.fields.find(
    (field) =>
      (field.role === "due" || field.key === "title" || field.role === "place") &&
      field.key !== object.nameField &&
      record.values[field.key] != null,
  );
  return (
    <RecordLink
      href={recordHref(record)}
      className="-mx-1 flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-accent"
    >
      {state && option ? (
        <StageMark field={state} option={option} />
      ) : (
        <RecordAvatar object={object} name={record.name} size="lg" />
      )}
      <span className="grid min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-2">
          <span className="cut flex-1 font-medium">{record.name}</span>
          {typeof figure === "number" && amount ? (
            <span className="num">
              {amount.type === "currency" ? formatMoney(figure, amount.currency) : formatNumber(figure)}
            </span>
          ) : null}
        </span>
        {detail ? (
          <span className="cut text-xs text-muted-foreground">
            {detail.role === "due" ? `${option?.label ?? ""} · ${detail.label.toLowerCase()} ` : ""}
            {formatValue(record.values[detail.key], detail)}
          </span>
        ) : null}
      </span>
    </RecordLink>
  );
}
