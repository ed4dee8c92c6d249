"use client";

import { useObjects } from "@/app/_lib/query";
import { Select } from "@/app/_settings/select";
import { Checkbox } from "@/app/_ui/checkbox";
import type { Rights } from "./role-editor.client";
import { type Reach, reachWords } from "./role-words";

type RecordRights = Rights["records"];
type Props = { rights: Rights; mayEdit: boolean; onChange: (part: Partial<Rights>) => void };

const reaching = ["read", "update", "delete"] as const;
const allowing = ["create", "destroy", "import", "export"] as const;
const choices = (Object.keys(reachWords) as Reach[]).map((value) => ({ value, label: reachWords[value] }));

/** Whose records, object by object; what has no line of its own is as the first line says. */
export function ObjectRights({ rights, mayEdit, onChange }: Props) {
  const objects = useObjects();
  const set = (key: string, next: RecordRights | null) => {
    const { [key]: _, ...others } = rights.objects;
    onChange({ objects: next ? { ...others, [key]: next } : others });
  };
  return (
    <section className="grid gap-2">
      <h2 className="font-medium">Records</h2>
      <p className="text-xs text-muted-foreground">
        Own are the records of which somebody is the owner. Team's are those of their team, too, and of the teams below.
      </p>
      <div className="scroll-thin overflow-x-auto rounded-md border">
        <table className="w-full min-w-[760px] text-left">
          <thead className="bg-muted text-xs text-muted-foreground">
            <tr>
              <th className="w-44 px-3 py-2 font-medium">Object</th>
              {[...reaching, ...allowing].map((action) => (
                <th key={action} className="px-2 py-2 font-medium capitalize">
                  {action}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Line
              label="All objects"
              value={rights.records}
              mayEdit={mayEdit}
              onChange={(records) => onChange({ records })}
            />
            {objects.map(({ key, plural }) => {
              const own = rights.objects[key];
              return (
                <Line
                  key={key}
                  label={plural}
                  value={own ?? rights.records}
                  mayEdit={mayEdit}
                  isInherited={!own}
                  onOwn={(isOwn) => set(key, isOwn ? rights.records : null)}
                  onChange={(next) => set(key, next)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type LineProps = {
  label: string;
  value: RecordRights;
  mayEdit: boolean;
  isInherited?: boolean;
  onOwn?: (isOwn: boolean) => void;
  onChange: (next: RecordRights) => void;
};

function Line({ label, value, mayEdit, isInherited = false, onOwn, onChange }: LineProps) {
  const isFixed = !mayEdit || isInherited;
  return (
    <tr className="border-t">
      <td className="px-3 py-1.5">
        {onOwn ? (
          <span className="flex items-center gap-2">
            <Checkbox
              checked={!isInherited}
              label={`Rights of their own for ${label.toLowerCase()}`}
              disabled={!mayEdit}
              onChange={onOwn}
            />
            {label}
          </span>
        ) : (
          <span className="font-medium">{label}</span>
        )}
      </td>
      {reaching.map((action) => (
        <td key={action} className="px-1 py-1.5">
          {isInherited ? (
            <span className="px-2 text-muted-foreground">{reachWords[value[action]]}</span>
          ) : (
            <Select
              aria-label={`${label}: ${action}`}
              className="!h-control"
              disabled={isFixed}
              value={value[action]}
              options={choices}
              onChoose={(reach) => onChange({ ...value, [action]: reach as Reach })}
            />
          )}
        </td>
      ))}
      {allowing.map((action) => (
        <td key={action} className="px-2 py-1.5">
          <Checkbox
            checked={value[action]}
            label={`${label}: ${action}`}
            disabled={isFixed}
            className={isInherited ? "opacity-50" : ""}
            onChange={(isAllowed) => onChange({ ...value, [action]: isAllowed })}
          />
        </td>
      ))}
    </tr>
  );
}
