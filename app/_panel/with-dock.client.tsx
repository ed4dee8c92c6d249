"use client";

import { MessageSquare, Minimize2, SquarePen, X } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useState } from "react";

import { Conversation, useSession } from "@/app/_chat/conversation.client";
import { dockStore } from "@/app/_frame/swap-focus";
import { TopBar } from "@/app/_frame/top-bar.client";
import { toSearch } from "@/app/_lib/panel-address";
import { useStore } from "@/app/_lib/store";
import { Button, IconButton } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { DockStart } from "./dock-start";

type Props = {
  header: ReactNode;
  children: ReactNode;
  /** Whether the dock stands open before the person has said otherwise. */
  isOpenFirst: boolean;
};

const roomForDock = 1280;

/** A page of records with the conversation docked at its right; under 900 px the conversation is a sheet. */
export function WithDock({ header, children, isOpenFirst }: Props) {
  const params = useSearchParams();
  const wanted = useStore(dockStore);
  const [isRoomy, setRoomy] = useState(false);
  const [fresh, setFresh] = useState<string>(() => crypto.randomUUID());
  const shared = params.get("c");

  useEffect(() => {
    setRoomy(window.innerWidth >= roomForDock);
    try {
      const stored = localStorage.getItem("dock");
      if (stored && dockStore.get() === null && window.innerWidth >= roomForDock) dockStore.set(stored === "open");
    } catch {
      // Without storage the dock follows the size of the screen.
    }
  }, []);

  const setOpen = useCallback((isOpen: boolean) => {
    dockStore.set(isOpen);
    try {
      localStorage.setItem("dock", isOpen ? "open" : "closed");
    } catch {
      // See above.
    }
  }, []);
  const isOpen = wanted ?? (shared !== null || (isOpenFirst && isRoomy));
  const id = shared ?? fresh;

  const setConversation = useCallback((next: string | null) => {
    const search = new URLSearchParams(window.location.search);
    if (next) search.set("c", next);
    else search.delete("c");
    window.history.replaceState(null, "", `${window.location.pathname}${toSearch(search)}`);
  }, []);

  return (
    <div className="flex min-w-0 flex-1">
      <main data-panel className="relative flex min-w-0 flex-1 flex-col">
        <TopBar>
          {header}
          {isOpen ? null : (
            <Button variant="ghost" onClick={() => setOpen(true)} tip="Ask about what you see" keys="⌘J">
              <MessageSquare aria-hidden="true" />
              Ask
              <Kbd>⌘J</Kbd>
            </Button>
          )}
        </TopBar>
        {children}
      </main>
      {isOpen ? (
        <>
          <button
            type="button"
            aria-label="Close the conversation"
            className="fixed inset-0 z-29 bg-scrim wide:hidden"
            onClick={() => setOpen(false)}
          />
          <aside
            data-conversation
            aria-label="Conversation"
            className="flex w-dock min-w-0 flex-none flex-col border-l bg-background small:fixed small:inset-x-0 small:top-12 small:bottom-0 small:z-30 small:w-auto small:rounded-t-xl small:border-l-0 small:shadow-lg small:animate-in small:slide-in-from-bottom"
          >
            <DockBar
              id={id}
              isShared={shared !== null}
              onNew={() => {
                setFresh(crypto.randomUUID());
                setConversation(null);
              }}
              onClose={() => setOpen(false)}
            />
            <Conversation
              key={id}
              id={id}
              isNew={shared === null}
              isDock
              start={<DockStart />}
              onFirstMessage={() => setConversation(id)}
            />
          </aside>
        </>
      ) : null}
    </div>
  );
}

type DockBarProps = { id: string; isShared: boolean; onNew: () => void; onClose: () => void };

function DockBar({ id, isShared, onNew, onClose }: DockBarProps) {
  const { view } = useSession(id, !isShared);
  const pathname = usePathname();
  const panel = pathname.replace(/^\/o\//, "");
  return (
    <TopBar hasMenu={false}>
      <h2 className="cut font-medium small:pl-2">{view.title || "Ask"}</h2>
      <span className="ml-auto" />
      {view.messages.length > 0 ? (
        <>
          <IconButton label="New conversation" onClick={onNew}>
            <SquarePen aria-hidden="true" />
          </IconButton>
          <Button asChild variant="ghost" size="icon">
            <Link
              href={`/c/${id}?panel=${panel}`}
              prefetch={false}
              aria-label="Conversation in the middle"
              data-tip="Conversation in the middle"
            >
              <Minimize2 aria-hidden="true" />
            </Link>
          </Button>
        </>
      ) : null}
      <IconButton label="Close the conversation" onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </TopBar>
  );
}
