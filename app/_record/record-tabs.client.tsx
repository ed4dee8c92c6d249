"use client";

import { Tabs } from "radix-ui";
import { useState } from "react";

import type { ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { ChangesTab } from "./changes-tab.client";
import { NotesTab } from "./notes-tab.client";
import { TasksTab } from "./tasks-tab.client";
import { TimelineTab } from "./timeline-tab.client";
import { useAbout } from "./use-about";

type Props = { object: ObjectDefinition; record: RecordRow; isPanel: boolean };

const tab =
  "flex h-toolbar flex-none items-center gap-1.5 text-muted-foreground hover:text-foreground data-[state=active]:font-medium data-[state=active]:text-foreground data-[state=active]:shadow-[inset_0_-2px_var(--foreground)] -outline-offset-2";

export function RecordTabs({ object, record, isPanel }: Props) {
  const notes = useAbout("notes", object, record);
  const tasks = useAbout("tasks", object, record);
  const [current, setCurrent] = useState("timeline");

  return (
    <Tabs.Root
      value={current}
      onValueChange={setCurrent}
      className={`flex min-w-0 flex-col ${isPanel ? "flex-none" : "flex-none @4xl/record:min-h-0 @4xl/record:flex-1"}`}
    >
      <Tabs.List
        aria-label="About this record"
        className="no-scrollbar flex flex-none gap-4 overflow-x-auto border-b px-4"
      >
        <Tabs.Trigger value="timeline" className={tab}>
          Timeline
        </Tabs.Trigger>
        {notes ? (
          <Tabs.Trigger value="notes" className={tab}>
            Notes
          </Tabs.Trigger>
        ) : null}
        {tasks ? (
          <Tabs.Trigger value="tasks" className={tab}>
            Tasks
          </Tabs.Trigger>
        ) : null}
        <Tabs.Trigger value="changes" className={tab}>
          Changes
        </Tabs.Trigger>
      </Tabs.List>
      <Pane value="timeline" isPanel={isPanel}>
        <TimelineTab object={object} record={record} canWrite={notes !== null} />
      </Pane>
      {notes ? (
        <Pane value="notes" isPanel={isPanel}>
          <NotesTab record={record} query={notes} />
        </Pane>
      ) : null}
      {tasks ? (
        <Pane value="tasks" isPanel={isPanel}>
          <TasksTab record={record} query={tasks} />
        </Pane>
      ) : null}
      <Pane value="changes" isPanel={isPanel}>
        <ChangesTab object={object} record={record} />
      </Pane>
    </Tabs.Root>
  );
}

function Pane({ value, isPanel, children }: { value: string; isPanel: boolean; children: React.ReactNode }) {
  return (
    <Tabs.Content
      value={value}
      className={`-outline-offset-2 ${isPanel ? "" : "scroll-thin min-h-0 flex-1 @4xl/record:overflow-y-auto"}`}
    >
      <div className="mx-auto max-w-180 p-4 wide:px-6">{children}</div>
    </Tabs.Content>
  );
}
