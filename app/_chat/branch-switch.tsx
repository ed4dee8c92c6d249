import { ChevronLeft, ChevronRight } from "lucide-react";

import { IconButton } from "@/app/_ui/button";

type Props = { branches: { ids: string[]; index: number }; onBranch: (id: string) => void; what: string };

/** Earlier wordings and answers stay; this moves between them. */
export function BranchSwitch({ branches: { ids, index }, onBranch, what }: Props) {
  if (ids.length < 2) return null;
  const move = (step: number) => {
    const id = ids[index + step];
    if (id) onBranch(id);
  };
  return (
    <span className="flex items-center text-xs text-muted-foreground">
      <IconButton label={`Earlier ${what}`} size="icon-sm" disabled={index <= 0} onClick={() => move(-1)}>
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <span className="num" aria-live="polite">
        {index + 1} of {ids.length}
      </span>
      <IconButton label={`Later ${what}`} size="icon-sm" disabled={index >= ids.length - 1} onClick={() => move(1)}>
        <ChevronRight aria-hidden="true" />
      </IconButton>
    </span>
  );
}
