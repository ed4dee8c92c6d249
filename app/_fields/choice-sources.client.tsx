"use client";

import { useState } from "react";

import { useMembers, useTool } from "@/app/_lib/query";
import type { FieldDefinition, Reference } from "@/app/_lib/types";
import { useDelayed } from "@/app/_lib/use-delayed";
import { MemberAvatar, ThingAvatar } from "@/app/_ui/avatar";
import { OptionLabel } from "./field-value";
import { type Choice, OptionList } from "./option-list.client";

type Props<Chosen> = {
  field: FieldDefinition;
  chosen: readonly string[];
  onChoose: (choice: Chosen) => void;
  footer?: React.ReactNode;
};

export function OptionPicker({ field, chosen, onChoose, footer }: Props<string>) {
  const choices = (field.options ?? []).map((option) => ({
    key: option.key,
    text: [option.label, ...(option.synonyms ?? [])].join(" "),
    content: <OptionLabel field={field} option={option} />,
  }));
  return <OptionList label={field.label} choices={choices} chosen={chosen} onChoose={onChoose} footer={footer} />;
}

export function MemberPicker({
  field,
  chosen,
  onChoose,
  footer,
  hasMe = false,
}: Props<Reference> & { hasMe?: boolean }) {
  const members = useMembers();
  const choices: Choice[] = members.map((member) => ({
    key: member.id,
    text: `${member.name} ${member.email}`,
    content: (
      <>
        <MemberAvatar name={member.name} size="sm" />
        <span className="cut">{member.name}</span>
        {member.isMe ? <span className="text-muted-foreground">you</span> : null}
      </>
    ),
  }));
  if (hasMe) choices.unshift({ key: "me", text: "me", content: <span>Me, whoever looks</span> });
  return (
    <OptionList
      label={field.label}
      choices={choices}
      chosen={chosen}
      footer={footer}
      onChoose={(key) => onChoose({ id: key, name: members.find((member) => member.id === key)?.name ?? key })}
    />
  );
}

/** `linked` stand first until something is searched, so that they can be taken out. */
export function RecordPicker({
  field,
  chosen,
  onChoose,
  footer,
  linked = [],
}: Props<Reference> & { linked?: Reference[] }) {
  const [text, setText] = useState("");
  const wanted = useDelayed(text.trim(), 120);
  const target = field.target ?? "";
  const named = useTool(
    "search_names",
    { text: wanted, objects: [target], limit: 12 },
    { enabled: wanted.length > 0, keepPrevious: true },
  );
  const recent = useTool(
    "search_records",
    { object: target, limit: 8, count: "none", sort: [{ field: "updated_at", direction: "desc" }] },
    { enabled: wanted.length === 0 },
  );
  const found =
    wanted.length > 0
      ? (named.data?.matches ?? []).map((match) => ({ id: match.id, name: match.name }))
      : [...linked, ...(recent.data?.records ?? []).filter(({ id }) => !linked.some((each) => each.id === id))];
  const choices: Choice[] = found.map((each) => ({
    key: each.id,
    text: each.name,
    content: (
      <>
        <ThingAvatar name={each.name} size="sm" />
        <span className="cut">{each.name}</span>
      </>
    ),
  }));
  return (
    <OptionList
      label={`Find ${field.type === "links" ? "" : "a "}${field.label.toLowerCase()}`}
      isRemote
      search={text}
      onSearch={setText}
      choices={choices}
      chosen={chosen}
      footer={footer}
      emptyText={named.isFetching ? "Searching" : "No record has that name"}
      onChoose={(key) => {
        const match = found.find((each) => each.id === key);
        if (match) onChoose({ id: match.id, name: match.name });
      }}
    />
  );
}
