import { ListFilter } from "lucide-react";

import { mayOn } from "@/app/_lib/may-on";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { KbdOnPrimary } from "@/app/_ui/kbd";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { EmptyState } from "@/app/_ui/states";

type Props = { object: ObjectDefinition; hasFilter: boolean; onClear: () => void; onCreate: () => void };

export function GridEmpty({ object, hasFilter, onClear, onCreate }: Props) {
  const plural = object.plural.toLowerCase();
  const label = object.label.toLowerCase();
  return (
    <div className="grid flex-1 place-items-center">
      {hasFilter ? (
        <EmptyState
          icon={<ListFilter aria-hidden="true" />}
          title={`No ${plural} match`}
          action={
            <Button variant="outline" onClick={onClear}>
              Remove the filters
            </Button>
          }
        >
          Loosen one of the filters above, or remove them all.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<ObjectIcon icon={object.icon} />}
          title={`No ${plural} yet`}
          action={
            mayOn(object, "create") ? (
              <Button onClick={onCreate}>
                New {label}
                <KbdOnPrimary>C</KbdOnPrimary>
              </Button>
            ) : null
          }
        >
          {mayOn(object, "create")
            ? `Make the first one here, or say it: “Create a ${label} called …”`
            : "Nothing that you may see is here."}
        </EmptyState>
      )}
    </div>
  );
}
