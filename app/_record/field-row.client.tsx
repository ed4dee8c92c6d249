"use client";

import { Pencil } from "lucide-react";
import { useRef, useState } from "react";

import { ComputedMark } from "@/app/_fields/computed-mark.client";
import { canEdit, FieldEditor } from "@/app/_fields/field-editor.client";
import { FieldIcon } from "@/app/_fields/field-icon";
import { FieldValue } from "@/app/_fields/field-value";
import { formatValue, isReference } from "@/app/_lib/format-value";
import { mailHref, readOutside } from "@/app/_lib/outside-address";
import { recordHref } from "@/app/_lib/panel-address";
import { saveField } from "@/app/_lib/save-field";
import type { FieldDefinition, RecordRow, Reference, Value, ValueSource } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Badge } from "@/app/_ui/badge";
import { SourceMark } from "./source-mark.client";

type Props = { record: RecordRow; field: FieldDefinition; isOpen: boolean; source: ValueSource | undefined };

/** A click on a value edits it; links inside a value stay links. */
export function FieldRow({ record, field, isOpen, source }: Props) {
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const value = record.values[field.key] ?? null;
  const isWritable = canEdit(field);
  const link = linkOf(field, value);
  const linked = field.type === "links" && Array.isArray(value) ? value.filter(isReference) : [];
  const hasLinks = link !== null || linked.length > 0;
  const done = () => {
    setEditing(false);
    requestAnimationFrame(() => button.current?.focus());
  };

  return (
    <div className="grid min-h-8 grid-cols-[120px_minmax(0,1fr)] items-start small:min-h-10">
      <dt className="flex min-h-8 items-center gap-2 text-muted-foreground small:min-h-10">
        <FieldIcon type={field.type} />
        <span className="cut">{field.label}</span>
      </dt>
      <dd className="group/value relative flex min-h-8 min-w-0 items-center gap-1 rounded-sm hover:bg-accent small:min-h-10">
        {link ? (
          <span className="cut px-2">
            {link.isRecord ? (
              <RecordLink href={link.href} className="inline-flex max-w-full hover:underline">
                <FieldValue field={field} value={value} />
              </RecordLink>
            ) : (
              <a
                href={link.href}
                rel="noopener noreferrer nofollow"
                {...(link.isOutside ? { target: "_blank" } : {})}
                className="text-link hover:underline"
              >
                {String(value)}
              </a>
            )}
          </span>
        ) : null}
        {linked.length > 0 ? <LinkedNames object={field.target ?? ""} linked={linked} /> : null}
        {isWritable ? (
          <button
            ref={button}
            type="button"
            aria-label={`Edit ${field.label}: ${formatValue(value, field)}`}
            onClick={() => setEditing(true)}
            className={
              hasLinks
                ? "ml-auto grid size-6 flex-none place-items-center rounded-sm opacity-0 focus-visible:opacity-100 group-hover/value:opacity-100 small:opacity-100"
                : "min-h-7 w-full min-w-0 cursor-text rounded-sm px-2 text-left"
            }
          >
            {hasLinks ? (
              <Pencil aria-hidden="true" className="!size-3.5 text-muted-foreground" />
            ) : (
              <ShownValue field={field} value={value} isOpen={isOpen} />
            )}
          </button>
        ) : hasLinks ? null : (
          <span className="cut px-2">
            <FieldValue field={field} value={value} isOpen={isOpen} emptyText="Empty" />
          </span>
        )}
        {field.computed ? <ComputedMark field={field} object={record.object} /> : null}
        {source ? <SourceMark label={field.label} source={source} /> : null}
        {isEditing ? (
          <FieldEditor
            field={field}
            value={value}
            onCommit={(next) => {
              done();
              void saveField(record, field, next);
            }}
            onCancel={done}
          />
        ) : null}
      </dd>
    </div>
  );
}

function LinkedNames({ object, linked }: { object: string; linked: Reference[] }) {
  return (
    <span className="flex min-w-0 flex-wrap gap-1 px-2 py-1">
      {linked.map(({ id, name }) => (
        <RecordLink key={id} href={recordHref({ object, id })} className="max-w-full hover:underline">
          <Badge>
            <span className="cut">{name}</span>
          </Badge>
        </RecordLink>
      ))}
    </span>
  );
}

function ShownValue({ field, value, isOpen }: { field: FieldDefinition; value: Value; isOpen: boolean }) {
  if (field.type === "long_text" && typeof value === "string" && value) {
    return <span className="block whitespace-pre-wrap py-1 leading-prose">{value}</span>;
  }
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      <FieldValue field={field} value={value} isOpen={isOpen} emptyText="Empty" />
    </span>
  );
}

type LinkTarget = { href: string; isRecord: boolean; isOutside: boolean };

function linkOf(field: FieldDefinition, value: Value): LinkTarget | null {
  if (field.type === "lookup" && isReference(value) && field.target) {
    return { href: recordHref({ object: field.target, id: value.id }), isRecord: true, isOutside: false };
  }
  if (typeof value !== "string" || value === "") return null;
  if (field.type === "email") {
    const href = mailHref(value);
    return href ? { href, isRecord: false, isOutside: false } : null;
  }
  if (field.type === "phone")
    return { href: `tel:${value.replaceAll(/[^+\d]/g, "")}`, isRecord: false, isOutside: false };
  const outside = field.type === "url" ? readOutside(value, ["https:", "http:"]) : null;
  return outside ? { href: outside.href, isRecord: false, isOutside: true } : null;
}
