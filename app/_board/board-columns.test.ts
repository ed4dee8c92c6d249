import { expect, test } from "vitest";

import type { FieldDefinition, RecordRow } from "@/app/_lib/types";
import { placesOf, totalsWith } from "./board-columns";

const stage: FieldDefinition = {
  key: "stage",
  label: "Stage",
  type: "picklist",
  options: [
    { key: "won", label: "Won", kind: "won" },
    { key: "lead", label: "Lead", kind: "open" },
    { key: "lost", label: "Lost", kind: "lost" },
    { key: "offer", label: "Offer", kind: "open" },
  ],
};
const amount: FieldDefinition = { key: "amount", label: "Amount", type: "currency" };

test("open options are the columns in their order, won and lost the foot", () => {
  const places = placesOf(stage, true);

  expect(places.map((place) => place.key)).toEqual([null, "lead", "offer", "won", "lost"]);
  expect(places.filter((place) => place.isFoot).map((place) => place.key)).toEqual(["won", "lost"]);
  expect(placesOf(stage, false)[0]?.key).toBe("lead");
});

test("a card on its way counts where it goes, not where it was", () => {
  const record: RecordRow = { id: "1", object: "deals", name: "Dock lights", values: { amount: 50 } };
  const totals = new Map([["lead", { count: 2, sum: 80 }]]);

  const next = totalsWith(totals, new Map([["1", { record, from: "lead", to: "won" }]]), amount);

  expect(next.get("lead")).toEqual({ count: 1, sum: 30 });
  expect(next.get("won")).toEqual({ count: 1, sum: 50 });
});
