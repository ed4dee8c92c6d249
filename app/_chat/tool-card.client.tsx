"use client";

import dynamic from "next/dynamic";
import { memo } from "react";

import { undoText } from "@/app/_lib/change";
import { useObjects } from "@/app/_lib/query";
import type { AggregateResult, RecordRow, RelatedList, UndoResult } from "@/app/_lib/types";
import { toChangeView } from "./cards/change-view";
import type { TextChange, TextEdits } from "./cards/document-change-card.client";
import type { DraftOutput } from "./cards/draft-card.client";
import { FailedCard } from "./cards/failed-card";
import type { JobOutput } from "./cards/job-card.client";
import { ListCard, type SearchOutput } from "./cards/list-card.client";
import type { Question } from "./cards/question-card.client";
import type { SettingsOutput } from "./cards/settings-card.client";
import type { AnswerDetail, Preview, RunNote, ToolPart } from "./chat-types";
import { failedTitle } from "./tool-words";

const loading = () => <div aria-hidden="true" className="h-40 rounded-md border bg-card" />;
const ApprovalCard = dynamic(() => import("./cards/approval-card.client").then((module) => module.ApprovalCard), {
  ssr: false,
  loading,
});
const ChartCard = dynamic(() => import("./cards/chart-card.client").then((module) => module.ChartCard), {
  ssr: false,
  loading,
});
const CreatedCard = dynamic(() => import("./cards/created-card.client").then((module) => module.CreatedCard), {
  ssr: false,
  loading,
});
const DiffCard = dynamic(() => import("./cards/diff-card.client").then((module) => module.DiffCard), {
  ssr: false,
  loading,
});
const DocumentChangeCard = dynamic(
  () => import("./cards/document-change-card.client").then((module) => module.DocumentChangeCard),
  { ssr: false, loading },
);
const DraftCard = dynamic(() => import("./cards/draft-card.client").then((module) => module.DraftCard), {
  ssr: false,
  loading,
});
const ProposedTasks = dynamic(
  () => import("@/app/_tasks/proposed-tasks.client").then((module) => module.ProposedTasks),
  { ssr: false, loading },
);
const JobCard = dynamic(() => import("./cards/job-card.client").then((module) => module.JobCard), {
  ssr: false,
  loading,
});
const RecordCard = dynamic(() => import("./cards/record-card.client").then((module) => module.RecordCard), {
  ssr: false,
  loading,
});
const QuestionCard = dynamic(() => import("./cards/question-card.client").then((module) => module.QuestionCard), {
  ssr: false,
  loading,
});

/** Each card's script loads with the first conversation that has one, or ahead of it when the person starts to type. */
export function warmUpCards(): void {
  void import("./cards/approval-card.client");
  void import("./cards/chart-card.client");
  void import("./cards/created-card.client");
  void import("./cards/diff-card.client");
  void import("./cards/record-card.client");
  void import("./cards/question-card.client");
}

const SettingsCard = dynamic(() => import("./cards/settings-card.client").then((module) => module.SettingsCard), {
  ssr: false,
  loading,
});

export type CardActions = {
  onApproval: (approvalId: string, isApproved: boolean, detail?: AnswerDetail) => void;
  onAnswer: (text: string) => void;
  onRetry: () => void;
};

type Props = {
  part: ToolPart;
  note: RunNote | null;
  preview: Preview | null;
  /** What the person said next, when this part asked a question. */
  answer: string | null;
  isLast: boolean;
  actions: CardActions;
};

/** The card of a tool's result; tools whose line says it all have none. */
export const ToolCard = memo(function ToolCard({ part, note, preview, answer, isLast, actions }: Props) {
  const objects = useObjects();
  const plural = (key: string) => objects.find((object) => object.key === key)?.plural ?? key;

  if (part.tool === "ask_person") {
    const question = part.input as Question | undefined;
    if (!question?.question || !Array.isArray(question.choices)) return null;
    return <QuestionCard question={question} answer={answer} onAnswer={actions.onAnswer} />;
  }
  if (part.state === "approval-requested" || part.state === "output-denied") {
    return <ApprovalCard part={part} preview={preview} onAnswer={actions.onApproval} />;
  }
  if (part.state === "output-error") {
    return (
      <FailedCard
        title={failedTitle(part, plural)}
        cause={part.errorText ?? "The tool gave no reason."}
        onRetry={isLast ? actions.onRetry : undefined}
      />
    );
  }
  if (part.state !== "output-available") return null;

  switch (part.tool) {
    case "search_records":
      return <ListCard output={part.output as SearchOutput} />;
    case "get_record": {
      const output = part.output as { record: RecordRow; related?: RelatedList[] };
      return output?.record ? <RecordCard record={output.record} related={output.related ?? []} /> : null;
    }
    case "update_document_text":
      return <DocumentChangeCard input={part.input as TextEdits} output={part.output as TextChange} />;
    case "draft_text":
      return <DraftCard output={part.output as DraftOutput} />;
    case "list_task_proposals":
      return <ProposedTasks about={(part.input as { about?: { object: string; id: string } }).about} />;
    case "aggregate_records":
      return <ChartCard result={part.output as AggregateResult} ms={note?.ms ?? null} />;
    case "create_object":
    case "update_object":
    case "restore_object":
    case "create_field":
    case "update_field":
    case "restore_field":
    case "delete_object":
    case "delete_field":
      return <SettingsCard tool={part.tool} output={part.output as SettingsOutput} />;
    case "export_records":
    case "import_records":
    case "run_import":
    case "run_duplicate_scan":
      return <JobCard output={part.output as JobOutput} />;
    case "undo_change_set":
    case "undo_turn":
      if ((part.output as JobOutput).jobId) return <JobCard output={part.output as JobOutput} />;
      return <p className="text-xs text-muted-foreground">{undoText(part.output as UndoResult)}.</p>;
    default: {
      const output = part.output as JobOutput | null;
      if (output?.jobId) return <JobCard output={output} />;
      const view = toChangeView(part.tool, part.output, objects);
      if (!view) return null;
      return view.kind === "created" ? <CreatedCard view={view} /> : <DiffCard view={view} />;
    }
  }
});
