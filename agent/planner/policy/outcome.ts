import type { PendingPlan, PlannedCall, Reading } from "@/agent/planner/world";

/** What one clause comes to. */
export type Outcome =
  | { do: "call"; call: PlannedCall; reading: Reading }
  | {
      do: "ask";
      question: string;
      options: PendingPlan["options"];
      details?: (string | undefined)[];
      fill?: string;
      /** Not a choice between readings but a word that was not understood. */
      isUnclear?: boolean;
      /** The first option is what was meant but for one letter; a question may be answered with it at once. */
      isSlip?: boolean;
      reading?: Reading;
    }
  /** `isRefusal`: sentences that would work are added to it. `isUnclear`: nothing was met by what was said, so it may be meant otherwise. */
  | { do: "reply"; text: string; isRefusal?: boolean; isUnclear?: boolean; reading?: Reading };

export const call = (tool: string, input: unknown, reading: Reading): Outcome => ({
  do: "call",
  call: { tool, input },
  reading,
});
export const refuse = (text: string, reading?: Reading): Outcome => ({
  do: "reply",
  text,
  isRefusal: true,
  ...(reading ? { reading } : {}),
});
export const say = (text: string): Outcome => ({ do: "reply", text });
export const unmet = (text: string): Outcome => ({ do: "reply", text, isUnclear: true });
export const never = { label: "Never mind", reply: "Fine, nothing was changed." };
