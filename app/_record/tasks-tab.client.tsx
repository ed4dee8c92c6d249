"use client";

import { SquareCheck } from "lucide-react";
import { useState } from "react";

import { FieldValue } from "@/app/_fields/field-value";
import { isOpenRecord } from "@/app/_fields/late";
import { change } from "@/app/_lib/change";
import { isReference } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import { useObject, useTool } from "@/app/_lib/query";
import type { ListQuery, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { ProposedTasks } from "@/app/_tasks/proposed-tasks.client";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Input } from "@/app/_ui/input";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";

export function TasksTab({ record, query }: { record: RecordRow; query: ListQuery }) {
  const object = useObject("tasks");
  const { data, error, isPending, refetch } = useTool("search_records", query);
  const tasks = data?.records ?? [];
  const open = object ? tasks.filter((task) => isOpenRecord(object, task)) : tasks;
  const done = tasks.filter((task) => !open.includes(task)).reverse();
  return (
    <div className="grid gap-4">
      <TaskForm record={record} />
      <ProposedTasks about={{ object: record.object, id: record.id }} />
      {error ? <ErrorState title="The tasks did not load" error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <RowSkeletons count={4} /> : null}
      {data && tasks.length === 0 ? (
        <EmptyState icon={<SquareCheck aria-hidden="true" />} title="No tasks yet">
          Add one above, or say it: “Remind me on Monday to call {record.name}.”
        </EmptyState>
      ) : null}
      {open.length > 0 ? <TaskList object={object} tasks={open} /> : null}
      {done.length > 0 ? (
        <section aria-label="Done">
          <h3 className="mb-1 text-xs font-medium text-muted-foreground">Done</h3>
          <TaskList object={object} tasks={done} />
        </section>
      ) : null}
    </div>
  );
}

function TaskList({ object, tasks }: { object: ObjectDefinition | undefined; tasks: RecordRow[] }) {
  const due = object?.fields.find((field) => field.role === "due");
  const owner = object?.fields.find((field) => field.type === "owner" && !field.isSystem);
  return (
    <ul className="rounded-md border bg-card">
      {tasks.map((task) => {
        const isOpen = object ? isOpenRecord(object, task) : true;
        const assignee = owner ? task.values[owner.key] : null;
        return (
          <li key={task.id} className="flex h-list-row items-center gap-2.5 border-t px-3 first:border-t-0">
            <Checkbox
              isRound
              checked={!isOpen}
              disabled={!isOpen}
              label={isOpen ? `Mark ${task.name} as done` : `${task.name} is done`}
              onChange={() => void change("complete_task", { taskId: task.id }, { done: `Completed ${task.name}` })}
            />
            <RecordLink
              href={recordHref(task)}
              className={`cut flex-1 hover:underline ${isOpen ? "" : "text-muted-foreground line-through"}`}
            >
              {task.name}
            </RecordLink>
            {due ? (
              <span className="flex-none text-xs text-muted-foreground">
                <FieldValue field={due} value={task.values[due.key]} isOpen={isOpen} />
              </span>
            ) : null}
            {isReference(assignee) ? (
              <span className="flex flex-none" data-tip={assignee.name}>
                <MemberAvatar name={assignee.name} size="sm" />
                <span className="sr-only">{assignee.name}</span>
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function TaskForm({ record }: { record: RecordRow }) {
  const [title, setTitle] = useState("");
  const [due, setDue] = useState("");
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    if (!title.trim() || isBusy) return;
    setBusy(true);
    const saved = await change(
      "create_task",
      {
        title: title.trim(),
        owner: "me",
        about: [{ object: record.object, id: record.id }],
        ...(due ? { dueOn: due } : {}),
      },
      { done: `Task added to ${record.name}` },
    );
    setBusy(false);
    if (saved) {
      setTitle("");
      setDue("");
    }
  };
  return (
    <form
      className="flex gap-2 small:flex-wrap"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input
        value={title}
        aria-label={`New task about ${record.name}`}
        placeholder="Add a task for yourself"
        onChange={(event) => setTitle(event.target.value)}
      />
      <Input
        type="date"
        value={due}
        aria-label="Due"
        className="!w-36 flex-none"
        onChange={(event) => setDue(event.target.value)}
      />
      <Button type="submit" variant="outline" size="lg" disabled={!title.trim() || isBusy}>
        Add task
      </Button>
    </form>
  );
}
