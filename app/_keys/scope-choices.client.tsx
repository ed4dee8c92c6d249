"use client";

import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import type { BroughtScopes } from "@/server/doors/key-view";
import { scopeGroups } from "./scope-words";

type Props = {
  offered: readonly string[];
  brings: BroughtScopes;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: Set<string>) => void;
};

/** What the key may do, in plain words; only what one may do oneself is offered. */
export function ScopeChoices({ offered, brings, chosen, onChoose }: Props) {
  const brought = new Set([...chosen].flatMap((scope) => brings[scope] ?? []));
  const toggle = (scope: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(scope);
    else next.delete(scope);
    onChoose(next);
  };
  const readable = offered.filter((scope) => scope.endsWith(":read"));
  const daily = [...readable, ...offered.filter((scope) => /^(records|documents|views):write$/.test(scope))];
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">It may</legend>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" size="sm" onClick={() => onChoose(new Set(readable))}>
          Read everything
        </Button>
        <Button variant="outline" size="sm" onClick={() => onChoose(new Set(daily))}>
          Read and change
        </Button>
        <Button variant="ghost" size="sm" disabled={chosen.size === 0} onClick={() => onChoose(new Set())}>
          Nothing
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-x-4 gap-y-4 small:grid-cols-1">
        {scopeGroups.map(({ title, scopes }) => {
          const shown = Object.entries(scopes).filter(([scope]) => offered.includes(scope));
          if (shown.length === 0) return null;
          return (
            <fieldset key={title} className="grid content-start gap-1">
              <legend className="mb-1 text-xs text-muted-foreground">{title}</legend>
              {shown.map(([scope, label]) => {
                return (
                  <div key={scope} className="flex min-h-6 items-center gap-2.5">
                    <Checkbox
                      label={label}
                      className="disabled:opacity-60"
                      disabled={brought.has(scope)}
                      checked={chosen.has(scope) || brought.has(scope)}
                      onChange={(checked) => toggle(scope, checked)}
                    />
                    <span>{label}</span>
                  </div>
                );
              })}
            </fieldset>
          );
        })}
      </div>
    </fieldset>
  );
}
