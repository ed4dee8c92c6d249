"use client";

import { ChevronDown, Search, X } from "lucide-react";
import { type FormEvent, useState } from "react";

import { useMembers, useObjects } from "@/app/_lib/query";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import type { AuditSearch } from "./audit-address";
import { actorWords, doorWords } from "./audit-words";
import { TimeFilter } from "./time-filter.client";

type Props = { search: AuditSearch; onChange: (search: AuditSearch) => void };

const settings: [string, string][] = [
  ["atrium_objects", "Settings of objects"],
  ["atrium_fields", "Settings of fields"],
  ["atrium_views", "Saved views"],
  ["atrium_settings", "Settings"],
  ["atrium_members", "Members"],
  ["atrium_roles", "Roles"],
  ["atrium_sessions", "Sign-ins"],
  ["atrium_sign_in", "Single sign-on"],
  ["atrium_api_keys", "API keys"],
  ["atrium_apps", "Connected apps"],
];

export function AuditFilters({ search, onChange }: Props) {
  const objects = useObjects();
  const members = useMembers();
  const object = objects.find((each) => each.key === search.object);
  const set = (change: Record<string, string | undefined>) => {
    const kept = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    onChange(Object.fromEntries(kept));
  };
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Narrow the changes">
      <TextFilter key={search.text ?? ""} text={search.text ?? ""} onText={(text) => set({ text })} />
      <Choice
        label="Who"
        chosen={search.memberId}
        choices={members.map((member) => [member.id, member.name])}
        onChoose={(memberId) => set({ memberId })}
      />
      <Choice
        label="As"
        chosen={search.actorKind}
        choices={Object.entries(actorWords)}
        onChoose={(actorKind) => set({ actorKind })}
      />
      <Choice
        label="Through"
        chosen={search.door}
        choices={Object.entries(doorWords)}
        onChoose={(door) => set({ door })}
      />
      <Choice
        label="What"
        chosen={search.object}
        choices={[...objects.map((each): [string, string] => [each.key, each.plural]), ...settings]}
        onChoose={(key) => set({ object: key, field: undefined, recordId: undefined })}
      />
      {object ? (
        <Choice
          label="Field"
          chosen={search.field}
          choices={object.fields.filter((each) => !each.isSystem).map((each) => [each.key, each.label])}
          onChoose={(field) => set({ field })}
        />
      ) : null}
      <TimeFilter since={search.since} until={search.until} onChange={set} />
      {search.recordId ? <Pinned label="One record" onRemove={() => set({ recordId: undefined })} /> : null}
      {search.tool ? <Pinned label={search.tool} onRemove={() => set({ tool: undefined })} /> : null}
      {Object.keys(search).length > 0 ? (
        <Button variant="ghost" onClick={() => onChange({})}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}

function TextFilter({ text, onText }: { text: string; onText: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onText(typed.trim() || undefined);
  };
  return (
    <form onSubmit={submit} className="relative min-w-48 flex-1 basis-60 small:basis-full">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 !size-3.5 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed.trim() !== text && onText(typed.trim() || undefined)}
        aria-label="Words of the summary"
        placeholder="Search the summaries"
        className="!h-control pl-8"
      />
    </form>
  );
}

type ChoiceProps = {
  label: string;
  chosen: string | undefined;
  choices: [string, string][];
  onChoose: (key: string | undefined) => void;
};

function Choice({ label, chosen, choices, onChoose }: ChoiceProps) {
  const current = choices.find(([key]) => key === chosen)?.[1] ?? chosen;
  return (
    <ActionMenu
      variant="outline"
      align="start"
      aria-label={`${label}: ${current ?? "any"}`}
      actions={[
        { key: "any", label: "Any", isChecked: !chosen, onSelect: () => onChoose(undefined) },
        { kind: "separator", key: "line" },
        ...choices.map(([key, text]) => ({
          key,
          label: text,
          isChecked: key === chosen,
          onSelect: () => onChoose(key),
        })),
      ]}
    >
      <span className={chosen ? "text-muted-foreground" : ""}>{label}</span>
      {current ? <span className="cut max-w-36">{current}</span> : null}
      <ChevronDown aria-hidden="true" className="text-muted-foreground" />
    </ActionMenu>
  );
}

function Pinned({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button variant="secondary" onClick={onRemove} aria-label={`Remove the filter ${label}`}>
      <span className="cut max-w-36">{label}</span>
      <X aria-hidden="true" />
    </Button>
  );
}
