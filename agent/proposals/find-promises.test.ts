import { describe, expect, test } from "vitest";

import { findPromises } from "./find-promises";

/** A Wednesday. */
const today = "2026-11-18";
const found = (text: string) => findPromises(text, today).map(({ title, dueOn }) => [title, dueOn]);

describe("a sentence that says what one of us has to do", () => {
  test.each([
    ["I'll send the quote on Friday.", "Send the quote", "2026-11-20"],
    ["We will call Anna back tomorrow", "Call Anna back", "2026-11-19"],
    ["Good talk, I’m going to prepare two variants by 3 December.", "Prepare two variants", "2026-12-03"],
    ["I have to check the stock with Jonas.", "Check the stock with Jonas", null],
    ["I still need to send Vitalis the data sheet by Monday", "Send Vitalis the data sheet", "2026-11-23"],
    ["I promised Anna to visit the plant on 2 December.", "Visit the plant", "2026-12-02"],
    ["We agreed to share the test report, because they doubt the range.", "Share the test report", null],
    ["They asked us to quote 40 more sensors by Friday.", "Quote 40 more sensors", "2026-11-20"],
    ["Please send the signed contract until Thursday", "Send the signed contract", "2026-11-19"],
    ["Could you resend the invoice?", "Resend the invoice", null],
    ["- Next step: book the room for the workshop", "Book the room for the workshop", null],
    ["TODO: ask finance about the discount by tomorrow.", "Ask finance about the discount", "2026-11-19"],
    ["Need to loop in Elin before the pilot starts", "Loop in Elin before the pilot starts", null],
    ["They want leasing figures by Monday", "They want leasing figures", "2026-11-23"],
    ["Katharina is waiting for the offer by Friday", "Katharina is waiting for the offer", "2026-11-20"],
    [
      "Promised an example report from a company of the same size.",
      "Promised an example report from a company of the same size",
      null,
    ],
    ["Anna asked for two references.", "Anna asked for two references", null],
    ["I told them I would bring a demo kit on Tuesday.", "Bring a demo kit", "2026-11-24"],
  ])("“%s”", (text, title, dueOn) => expect(found(text)).toEqual([[title, dueOn]]));
});

test.each([
  "They want their own logo on the reports.",
  "The batteries are due, a year later than promised.",
  "Timo asked for patience.",
  "Sent references with photos, as promised.",
  "They will send the contract on Friday.",
  "I will be on holiday next week.",
  "We won't change the price.",
  "Will we send the quote on Friday?",
  "If they sign, we will ship on Monday.",
  "I sent the quote on Friday.",
  "They want to see a demo.",
  "We will see.",
  "I'll have a look.",
  "He needs no more time.",
  "The pilot will start on Monday.",
  "We must not forget how large they are.",
  "Anna called, nothing new.",
])("no promise: “%s”", (text) => expect(found(text)).toEqual([]));

test("several sentences give several promises, each with its own words; a long list is cut", () => {
  const text = "Met Anna. I'll send the quote on Friday. They have 40 trucks.\n* We will call Jonas tomorrow";

  expect(findPromises(text, today)).toMatchObject([
    { quote: "I'll send the quote on Friday." },
    { quote: "We will call Jonas tomorrow" },
  ]);
  expect(findPromises("I'll send the quote on Friday. ".repeat(50), today)).toHaveLength(10);
  expect(findPromises(`I'll send ${"very ".repeat(2000)}long`, today)).toEqual([]);
});
