import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { acceptanceCases, acceptanceTalk } from "@/agent/planner/testing/acceptance-cases";
import { actingCases } from "@/agent/planner/testing/acting-cases";
import { askedCases, askedTalk } from "@/agent/planner/testing/asked-cases";
import { besideCases, besideTalkCases } from "@/agent/planner/testing/beside-cases";
import { everydayCases } from "@/agent/planner/testing/everyday-cases";
import { figureCases } from "@/agent/planner/testing/figure-cases";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { plainSpeechCases, plainSpeechTalk } from "@/agent/planner/testing/plain-speech-cases";
import { readCasesA } from "@/agent/planner/testing/read-cases-1";
import { readCasesB } from "@/agent/planner/testing/read-cases-2";
import { reportCases } from "@/agent/planner/testing/report-cases";
import { roundTwoCases } from "@/agent/planner/testing/round-two-cases";
import { runOnCases, runOnTalk } from "@/agent/planner/testing/run-on-cases";
import { workspaces } from "@/agent/planner/testing/sentence-case";
import { settingsCases } from "@/agent/planner/testing/settings-cases";
import { slotCases, slotTalk } from "@/agent/planner/testing/slot-cases";
import { talkCases } from "@/agent/planner/testing/talk-cases";
import { toldCases, toldTalk } from "@/agent/planner/testing/told-cases";
import { voiceCases } from "@/agent/planner/testing/voice-cases";
import { writeCases } from "@/agent/planner/testing/write-cases";
import { groupQueryShape, listQueryShape } from "@/db/query/tree";

describe("whole sentences", () => {
  test.each([
    ...readCasesA,
    ...readCasesB,
    ...figureCases,
    ...reportCases,
    ...writeCases,
    ...voiceCases,
    ...roundTwoCases,
    ...acceptanceCases,
    ...settingsCases,
    ...slotCases,
    ...everydayCases,
    ...plainSpeechCases,
    ...toldCases,
    ...actingCases,
    ...askedCases,
    ...besideCases,
    ...runOnCases,
  ])("%s: %s", async (workspace, sentence, tool, input) => {
    const step = await nextStep([{ role: "user", text: sentence }], memoryWorld(workspaces[workspace]));

    expect(step.do === "call" ? step.calls : step).toEqual([{ tool, input }]);
  });

  test.each([
    ...talkCases,
    ...acceptanceTalk,
    ...slotTalk,
    ...plainSpeechTalk,
    ...toldTalk,
    ...askedTalk,
    ...besideTalkCases,
    ...runOnTalk,
  ])("%s: %s", async (workspace, sentence, does, begins) => {
    const step = await nextStep([{ role: "user", text: sentence }], memoryWorld(workspaces[workspace]));

    expect(step.do).toBe(does);
    expect(step.do === "ask" ? step.question : step.do === "reply" ? step.text : "").toContain(begins);
  });

  test("every query it makes has the shape of the query language", () => {
    for (const [, sentence, tool, input] of [...readCasesA, ...readCasesB, ...figureCases, ...reportCases]) {
      const shape =
        tool === "search_records" ? listQueryShape : tool === "aggregate_records" ? groupQueryShape : undefined;
      expect(shape?.safeParse(input).success ?? true, sentence).toBe(true);
    }
  });
});
