"use client";

import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";

import { useObjects, useTool } from "@/app/_lib/query";
import type { NameMatch } from "@/app/_lib/types";
import { useDelayed } from "@/app/_lib/use-delayed";
import { ObjectIcon } from "@/app/_ui/object-icon";
import type { MentionedRecord } from "./mention";

type Props = {
  text: string;
  onPick: (record: MentionedRecord) => void;
  onClose: () => void;
  keysRef: RefObject<((event: KeyboardEvent) => boolean) | null>;
};

export function MentionMenu({ text, onPick, onClose, keysRef }: Props) {
  const wanted = useDelayed(text, 120);
  const objects = useObjects();
  const search = useTool(
    "search_names",
    { text: wanted, limit: 7 },
    { enabled: wanted.length > 0, keepPrevious: true },
  );
  const matches = wanted.length > 0 ? (search.data?.matches ?? []) : [];
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, matches.length - 1));

  useEffect(() => {
    keysRef.current = (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        onClose();
        return true;
      }
      if (matches.length === 0) return false;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        setActive((current + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length);
        return true;
      }
      const chosen = matches[current];
      if ((event.key === "Enter" || event.key === "Tab") && chosen) {
        event.preventDefault();
        onPick(toMentioned(chosen));
        return true;
      }
      return false;
    };
    return () => {
      keysRef.current = null;
    };
  });

  return (
    <div
      role="listbox"
      aria-label="Records"
      className="absolute bottom-full left-6 z-30 mb-1 w-90 max-w-[calc(100vw-24px)] rounded-lg bg-popover p-1 shadow-md small:left-3"
    >
      {matches.map((match, index) => (
        <button
          key={`${match.object} ${match.id}`}
          type="button"
          role="option"
          aria-selected={index === current}
          className="flex h-item w-full items-center gap-2 rounded-sm px-2 text-left aria-selected:bg-accent"
          onPointerEnter={() => setActive(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(toMentioned(match))}
        >
          <ObjectIcon
            icon={objects.find((object) => object.key === match.object)?.icon}
            className="text-muted-foreground"
          />
          <span className="cut">{match.name}</span>
          <span className="cut ml-auto text-xs text-muted-foreground">{match.detail}</span>
        </button>
      ))}
      {matches.length === 0 ? (
        <p className="flex h-item items-center px-2 text-muted-foreground">
          {wanted.length === 0
            ? "Type a name: a company, a contact, a deal"
            : search.isFetching
              ? "Searching"
              : `No record is called “${wanted}”`}
        </p>
      ) : null}
    </div>
  );
}

function toMentioned({ object, id, name }: NameMatch): MentionedRecord {
  return { object, id, name };
}
