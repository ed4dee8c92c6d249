"use client";

import { Link2, MessageSquareText } from "lucide-react";
import { useEffect } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { PanelHost } from "@/app/_panel/panel-host.client";
import { IconButton } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { EmptyState } from "@/app/_ui/states";
import { Conversation, useSession } from "./conversation.client";
import { ConversationMenu } from "./conversation-menu.client";

export function ConversationView({ id }: { id: string }) {
  const { view } = useSession(id);
  const title = view.title || "New conversation";

  useEffect(() => {
    document.title = `${title} · Atrium`;
  }, [title]);

  return (
    <PanelHost
      main={
        <>
          <TopBar>
            <h1 className="cut font-medium">{title}</h1>
            <span className="ml-auto" />
            <IconButton label="Copy the address" onClick={() => void copyAddress()}>
              <Link2 aria-hidden="true" />
            </IconButton>
            <ConversationMenu id={id} title={title} />
          </TopBar>
          <Conversation id={id} start={<NothingSaid />} />
        </>
      }
    />
  );
}

function NothingSaid() {
  return (
    <div className="grid min-h-0 flex-1 place-items-center">
      <EmptyState icon={<MessageSquareText aria-hidden="true" />} title="Nothing has been said here yet">
        Ask about your records, or say what to change: “Move every deal of mine that closes this month to next month.”
      </EmptyState>
    </div>
  );
}

async function copyAddress(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    notify({ kind: "done", text: "Address copied. It opens this conversation with the same panel.", seconds: 3 });
  } catch {
    notify({ kind: "failed", text: "The browser did not allow copying. Copy it from the address bar." });
  }
}
