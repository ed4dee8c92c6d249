"use client";

import { MessageSquareText, Search, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";

import { formatMoment } from "@/app/_lib/format-date";
import { useTool } from "@/app/_lib/query";
import { useDelayed } from "@/app/_lib/use-delayed";
import { IconButton } from "@/app/_ui/button";
import { SideLabel, sideItem } from "./sidebar-parts";

export function SidebarConversations() {
  const pathname = usePathname();
  const [isSearching, setSearching] = useState(false);
  const [text, setText] = useState("");
  const search = useDelayed(text.trim(), 200);
  const { data } = useTool("list_conversations", { limit: 20, ...(search ? { search } : {}) }, { keepPrevious: true });
  const conversations = data?.conversations ?? [];
  if (conversations.length === 0 && !search && !isSearching) return null;

  const close = () => {
    setSearching(false);
    setText("");
  };

  return (
    <>
      <div className="group/label flex items-center">
        <SideLabel>Conversations</SideLabel>
        <IconButton
          label={isSearching ? "Close the search" : "Search conversations"}
          size="icon-sm"
          className="mt-2 ml-auto opacity-0 focus-visible:opacity-100 group-hover/label:opacity-100 small:opacity-100"
          onClick={() => (isSearching ? close() : setSearching(true))}
        >
          {isSearching ? <X aria-hidden="true" /> : <Search aria-hidden="true" />}
        </IconButton>
      </div>
      {isSearching ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: opened by the person to type in
          autoFocus
          type="search"
          value={text}
          aria-label="Search conversations"
          placeholder="Words of a conversation"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && close()}
          className="field-focus mb-1 h-item w-full rounded-md border border-input bg-background px-2"
        />
      ) : null}
      {conversations.map((conversation) => (
        <Link
          key={conversation.id}
          href={`/c/${conversation.id}`}
          prefetch={false}
          className={sideItem}
          data-tip={formatMoment(conversation.updatedAt)}
          {...(pathname === `/c/${conversation.id}` ? { "aria-current": "page" as const } : {})}
        >
          <MessageSquareText aria-hidden="true" />
          <span className="cut">{conversation.title || "Untitled"}</span>
        </Link>
      ))}
      {search && conversations.length === 0 ? (
        <p className="px-2 py-1 text-xs text-muted-foreground">No conversation has “{search}” in it.</p>
      ) : null}
    </>
  );
}
