import { describe, expect, test } from "vitest";

import type { ObjectDefinition } from "@/app/_lib/types";
import { goLetterOf, goLetters } from "./go-letters";

const object = (key: string, plural: string): ObjectDefinition => ({
  key,
  label: plural,
  plural,
  icon: "box",
  nameField: "name",
  fields: [],
});

describe("letters after G", () => {
  test("gives each object its own letter, and none that is taken", () => {
    const objects = [object("companies", "Companies"), object("contacts", "Contacts"), object("deals", "Deals")];

    expect([...goLetters(objects).keys()]).toEqual(["c", "o", "d"]);
    expect(goLetterOf(objects, "contacts")).toBe("O");
  });

  test("leaves an object without a free letter alone", () => {
    expect(goLetters([object("a", "Aga")]).size).toBe(0);
  });
});
