import { arithmeticOutcome } from "@/agent/planner/frames/arithmetic";
import { choicesOutcome } from "@/agent/planner/frames/choices";
import { documentOutcome } from "@/agent/planner/frames/documents";
import { draftOutcome } from "@/agent/planner/frames/draft";
import { exportOutcome } from "@/agent/planner/frames/export";
import { importOutcome } from "@/agent/planner/frames/import";
import { knowledgeOutcome } from "@/agent/planner/frames/knowledge";
import { mergeOutcome } from "@/agent/planner/frames/merge";
import { proposalsOutcome } from "@/agent/planner/frames/offered-task";
import type { Plan } from "@/agent/planner/frames/plan-as";
import { restoreLatest } from "@/agent/planner/frames/remove";
import { reportOutcome } from "@/agent/planner/frames/report";
import { settingsOutcome } from "@/agent/planner/frames/settings";
import { stepOutcome } from "@/agent/planner/frames/step-state";
import { viewOutcome } from "@/agent/planner/frames/view";
import type { Sentence } from "@/agent/planner/link/sentence";
import type { Outcome } from "./outcome";

/** Requests of a fixed form, each with words of its own; the first frame that knows the sentence has it. */
export async function framedOutcome(s: Sentence, start: number, planned: Plan): Promise<Outcome | undefined> {
  return (
    settingsOutcome(s.source, s.catalog) ??
    proposalsOutcome(s) ??
    (await reportOutcome(s, start)) ??
    (await viewOutcome(s, start, planned)) ??
    importOutcome(s, start) ??
    (await exportOutcome(s, start, planned)) ??
    (await draftOutcome(s, start, planned)) ??
    (await documentOutcome(s, start)) ??
    knowledgeOutcome(s) ??
    (await mergeOutcome(s, start)) ??
    (await arithmeticOutcome(s, start)) ??
    (await stepOutcome(s)) ??
    (await choicesOutcome(s, start)) ??
    (await restoreLatest(s, start))
  );
}
