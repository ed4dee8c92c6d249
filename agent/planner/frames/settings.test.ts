import { expect, test } from "vitest";

import { crm } from "@/agent/planner/testing/crm";
import { settingsOutcome } from "./settings";

const catalog = { version: 1, objects: crm.objects };

test.each(["add", "rename the option", "rename", "delete the field", "make", "create an object"])(
  "a long and hopeless sentence that begins with “%s” is given up at once",
  (words) => {
    const started = performance.now();
    for (const filler of [" on", " to", " of a", " with", ", and"])
      settingsOutcome(`${words}${filler.repeat(2000)}`.slice(0, 600), catalog);
    expect(performance.now() - started).toBeLessThan(2000);
  },
);

test.each([
  "show me all deals",
  "add a note to Tessel: moved",
  "rename Tessel to Tessel Ltd",
  "delete the deal Crane",
  "add a task to call Ivy",
])("“%s” is about records", (sentence) => expect(settingsOutcome(sentence, catalog)).toBeUndefined());
