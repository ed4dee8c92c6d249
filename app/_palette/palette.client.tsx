"use client";

import { Command } from "cmdk";
import { MessageSquare, Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useState } from "react";

import { RecordAvatar } from "@/app/_chat/cards/record-row";
import { recordHref } from "@/app/_lib/panel-address";
import { useObjects, useSystemInfo, useTool } from "@/app/_lib/query";
import type { NameMatch } from "@/app/_lib/types";
import { useDelayed } from "@/app/_lib/use-delayed";
import { composerTextStore, dialogStore } from "@/app/_lib/workspace-stores";
import { usePanel, withConversation } from "@/app/_panel/use-panel.client";
import { Kbd } from "@/app/_ui/kbd";
import { highlight } from "./highlight";
import { PaletteCommands } from "./palette-commands.client";
import { item, PaletteItem } from "./palette-item";

/** Records, objects, conversations and commands by typing; the last line always asks. */
export function Palette() {
  const [text, setText] = useState("");
  const router = useRouter();
  const pathname = usePathname();
  const objects = useObjects();
  const { openRecord } = usePanel();
  const { data: system } = useSystemInfo();
  const wanted = useDelayed(text.trim(), 100);
  const search = useTool(
    "search_names",
    { text: wanted, limit: 8 },
    { enabled: wanted.length > 0, keepPrevious: true },
  );
  const talks = useTool(
    "list_conversations",
    { limit: 4, ...(wanted ? { search: wanted } : {}) },
    { keepPrevious: true },
  );
  const matches = wanted ? (search.data?.matches ?? []) : [];
  const model = system?.models.find((each) => each.id === system.defaultModel)?.label;

  const close = () => dialogStore.set(null);
  const run = (action: () => void) => {
    close();
    action();
  };
  const ask = () =>
    run(() => {
      const hasComposer = document.querySelector("[data-composer]") !== null;
      composerTextStore.set({ text: text.trim(), mode: "send" });
      if (!hasComposer) router.push("/");
    });
  const open = (match: NameMatch) =>
    run(() => (pathname.startsWith("/o/") ? router.push(withConversation(recordHref(match))) : openRecord(match)));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && text.trim()) {
      event.preventDefault();
      ask();
    }
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-scrim animate-in fade-in-0" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-51 w-[min(640px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-lg bg-popover text-popover-foreground shadow-lg outline-none animate-in fade-in-0 small:top-3"
        >
          <Dialog.Title className="sr-only">Search or ask</Dialog.Title>
          <Command label="Search or ask" shouldFilter={false} loop onKeyDown={onKeyDown}>
            <div className="flex h-12 items-center gap-2.5 border-b pr-3 pl-4">
              <Search aria-hidden="true" className="text-muted-foreground" />
              <Command.Input
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder="Search records, go somewhere, or ask"
                className="w-full min-w-0 bg-transparent text-lg outline-none"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List className="scroll-thin max-h-[60vh] overflow-y-auto px-1.5 pt-1 pb-1.5 small:max-h-[70vh]">
              {matches.length > 0 ? (
                <Command.Group heading="Records" className={group}>
                  {matches.map((match) => {
                    const object = objects.find((each) => each.key === match.object);
                    return (
                      <Command.Item
                        key={`${match.object} ${match.id}`}
                        value={`record ${match.id}`}
                        onSelect={() => open(match)}
                        className={item}
                      >
                        <RecordAvatar object={object} name={match.name} />
                        <span className="cut">{highlight(match.name, wanted)}</span>
                        <span className="cut ml-auto text-xs text-muted-foreground small:hidden">
                          {[object?.label, match.detail].filter(Boolean).join(" · ")}
                        </span>
                      </Command.Item>
                    );
                  })}
                </Command.Group>
              ) : null}
              <PaletteCommands text={text.trim()} group={group} run={run} />
              {(talks.data?.conversations.length ?? 0) > 0 ? (
                <Command.Group heading="Conversations" className={group}>
                  {talks.data?.conversations.map((talk) => (
                    <PaletteItem
                      key={talk.id}
                      value={`conversation ${talk.id}`}
                      icon={<MessageSquare aria-hidden="true" />}
                      label={talk.title || "Untitled"}
                      onSelect={() => run(() => router.push(`/c/${talk.id}`))}
                    />
                  ))}
                </Command.Group>
              ) : null}
              {text.trim() ? (
                <Command.Item
                  value="ask"
                  onSelect={ask}
                  className={`${item} -mx-1.5 mt-1.5 rounded-none border-t px-4`}
                >
                  <span className="grid size-5 place-items-center text-muted-foreground">
                    <MessageSquare aria-hidden="true" />
                  </span>
                  <span className="cut">Ask “{text.trim()}”</span>
                  <span className="ml-auto flex-none text-xs text-muted-foreground">{model}</span>
                  <Kbd>⌘↵</Kbd>
                </Command.Item>
              ) : null}
            </Command.List>
          </Command>
          <div className="flex h-9 items-center gap-4 border-t px-3 text-xs text-muted-foreground small:hidden">
            <span className="flex items-center gap-1.5">
              <Kbd>↑</Kbd>
              <Kbd>↓</Kbd> Move
            </span>
            <span className="flex items-center gap-1.5">
              <Kbd>↵</Kbd> Open
            </span>
            <span className="flex items-center gap-1.5">
              <Kbd>⌘↵</Kbd> Ask
            </span>
            <span className="num ml-auto" role="status">
              {wanted && search.isFetched ? `${matches.length} ${matches.length === 1 ? "record" : "records"}` : ""}
            </span>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const group =
  "[&_[cmdk-group-heading]]:mt-0.5 [&_[cmdk-group-heading]]:flex [&_[cmdk-group-heading]]:h-6 [&_[cmdk-group-heading]]:items-center [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground";
