"use client";

import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";

import { Input } from "@/app/_ui/input";
import { objectIconNames } from "@/app/_ui/more-object-icons";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";

type Props = { id: string; value: string; onChange: (icon: string) => void };

export function IconPicker({ id, value, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const names = objectIconNames.filter((name) => name.includes(text.trim().toLowerCase().replaceAll(" ", "-")));
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        id={id}
        className="field-focus flex h-control-lg w-full items-center gap-2 rounded-md border border-input bg-background px-2.5 text-left"
      >
        <ObjectIcon icon={value} />
        <span className="cut">{value}</span>
        <ChevronsUpDown aria-hidden="true" className="ml-auto !size-3.5 text-muted-foreground" />
      </PopoverTrigger>
      <PopoverContent aria-label="Icon" className="w-[300px] p-2">
        <Input
          aria-label="Find an icon"
          placeholder="Find an icon"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="scroll-thin mt-2 grid max-h-52 grid-cols-8 gap-1 overflow-y-auto">
          {names.map((name) => (
            <button
              key={name}
              type="button"
              aria-label={name}
              aria-pressed={name === value}
              data-tip={name}
              className="grid size-8 place-items-center rounded-sm hover:bg-accent aria-pressed:bg-selected-strong"
              onClick={() => {
                onChange(name);
                setOpen(false);
              }}
            >
              <ObjectIcon icon={name} />
            </button>
          ))}
        </div>
        {names.length === 0 ? <p className="py-4 text-center text-muted-foreground">No icon of that name</p> : null}
      </PopoverContent>
    </Popover>
  );
}
