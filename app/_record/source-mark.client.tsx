"use client";

import Link from "next/link";

import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import type { ValueSource } from "@/app/_lib/types";
import { AtriumMark } from "@/app/_ui/mark";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";

type Props = { label: string; source: ValueSource };

/** Says that no person typed this value, and on a click or tap who had it written, at which words, from which text. */
export function SourceMark({ label, source }: Props) {
  const { conversation, read } = source;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`Where ${label} comes from`}
          data-tip={`Written by ${writerOf(source)}`}
          className="ml-auto grid size-6 flex-none place-items-center rounded-sm text-muted-foreground hover:text-foreground small:size-9"
        >
          <AtriumMark className="!size-3" />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-[min(360px,90vw)] p-3 text-xs">
        <p>
          Written by <b>{writerOf(source)}</b>,{" "}
          <time dateTime={source.at} data-tip={exactMoment(source.at)} className="num text-muted-foreground">
            {formatMoment(source.at)}
          </time>
        </p>
        {conversation?.said ? (
          <Quote text={conversation.said} lead="At your words" />
        ) : (
          <p className="mt-1 text-muted-foreground">{source.summary}</p>
        )}
        {read.map(({ name, link, quote }) => (
          <div key={link} className="mt-2">
            <p className="text-muted-foreground">
              {quote ? "Stands in " : "Read before, without this value in it: "}
              <Link href={link} prefetch={false} className="text-link hover:underline">
                {name}
              </Link>
            </p>
            {quote ? <blockquote className="mt-1 break-words border-l-2 pl-2">{quote}</blockquote> : null}
          </div>
        ))}
        {conversation ? (
          <p className="mt-2">
            <Link href={`/c/${conversation.id}`} prefetch={false} className="text-link hover:underline">
              Open the conversation
            </Link>
          </p>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

function Quote({ text, lead }: { text: string; lead: string }) {
  return (
    <div className="mt-2">
      <p className="text-muted-foreground">{lead}</p>
      <blockquote className="mt-1 max-h-32 overflow-y-auto whitespace-pre-wrap break-words border-l-2 pl-2">
        {text}
      </blockquote>
    </div>
  );
}

function writerOf({ actor, door }: ValueSource): string {
  if (actor.kind === "agent") return `${actor.name}’s assistant`;
  if (actor.kind === "workflow") return "a workflow";
  return door === "cli" ? `${actor.name}, from the command line` : `${actor.name}, through the API`;
}
