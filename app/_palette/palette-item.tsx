import { Command } from "cmdk";
import type { ReactNode } from "react";

import { Kbd } from "@/app/_ui/kbd";

export const item = "flex h-9 items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-accent small:h-11";

type Props = { value: string; icon: ReactNode; label: ReactNode; keys?: string[]; onSelect: () => void };

export function PaletteItem({ value, icon, label, keys = [], onSelect }: Props) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={item}>
      <span className="grid size-5 flex-none place-items-center text-muted-foreground">{icon}</span>
      <span className="cut">{label}</span>
      <span className="ml-auto flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </Command.Item>
  );
}
