"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";

import { Conversation } from "@/app/_chat/conversation.client";
import { TopBar } from "@/app/_frame/top-bar.client";
import { useSystemInfo } from "@/app/_lib/query";
import { PanelHost } from "@/app/_panel/panel-host.client";
import { Briefing } from "./briefing.client";

export function HomeView() {
  const router = useRouter();
  const [id] = useState<string>(() => crypto.randomUUID());
  const { data: system } = useSystemInfo();

  const start = useCallback(() => router.push(`/c/${id}${window.location.search}`), [router, id]);
  const isPlanner = system?.models.find((model) => model.id === system.defaultModel)?.isPlanner ?? false;

  return (
    <PanelHost
      main={
        <>
          <div className="wide:hidden">
            <TopBar>
              <h1 className="font-medium">Ask</h1>
            </TopBar>
          </div>
          <Conversation
            key={id}
            id={id}
            isNew
            start={<Briefing />}
            onFirstMessage={start}
            note={
              isPlanner
                ? "The built-in planner reads and changes records. A model key adds free writing and questions in any words."
                : null
            }
          />
        </>
      }
    />
  );
}
