"use client";

import { Command } from "cmdk";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

export type Choice = { key: string; text: string; content: ReactNode };

type Props = {
  label: string;
  choices: Choice[];
  chosen: readonly string[];
  onChoose: (key: string) => void;
  search?: string;
  onSearch?: (text: string) => void;
  /** Choices come from the server already searched. */
  isRemote?: boolean;
  emptyText?: string;
  footer?: ReactNode;
};

/** A short list to choose from, searched by typing. */
export function OptionList(props: Props) {
  const {
    label,
    choices,
    chosen,
    onChoose,
    search,
    onSearch,
    isRemote = false,
    emptyText = "Nothing fits",
    footer,
  } = props;
  return (
    <Command label={label} shouldFilter={!isRemote} loop className="w-56">
      <Command.Input
        autoFocus
        placeholder={label}
        {...(search === undefined ? {} : { value: search })}
        {...(onSearch ? { onValueChange: onSearch } : {})}
        className="h-9 w-full border-b bg-transparent px-3 outline-none small:text-[16px]"
      />
      <Command.List className="scroll-thin max-h-72 overflow-y-auto p-1">
        <Command.Empty className="flex h-item items-center px-2 text-muted-foreground">{emptyText}</Command.Empty>
        {choices.map((choice) => (
          <Command.Item
            key={choice.key}
            value={`${choice.text} ${choice.key}`}
            onSelect={() => onChoose(choice.key)}
            className="flex h-item items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-accent"
          >
            {choice.content}
            {chosen.includes(choice.key) ? (
              <Check aria-label="chosen" className="ml-auto text-muted-foreground" />
            ) : null}
          </Command.Item>
        ))}
      </Command.List>
      {footer}
    </Command>
  );
}
