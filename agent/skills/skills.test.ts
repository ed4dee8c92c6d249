import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { asksForSkills, meantSkill } from "./meant-skill";
import { parseSkill, readSkills } from "./read-skills";

const { usable: skills, problems } = readSkills();
const meant = (text: string) => {
  const found = meantSkill(text, skills);
  return found && [found.skill.id, found.about];
};

test.each([
  ["weekly pipeline review", "weekly-pipeline-review", null],
  ["Can you do our weekly pipeline review, please?", "weekly-pipeline-review", null],
  ["let's review the pipeline", "weekly-pipeline-review", null],
  ["run the skill Clean up duplicates", "clean-up-duplicates", null],
  ["dedupe", "clean-up-duplicates", null],
  ["prepare a meeting with Anna Keller", "prepare-a-meeting", "Anna Keller"],
  ["Please get me ready for the call with Müller & Söhne.", "prepare-a-meeting", "Müller & Söhne"],
  ["prepare me for the meeting with Vitalis today", "prepare-a-meeting", "Vitalis"],
])("“%s” asks for %s", (text, id, about) => expect(meant(text)).toEqual([id, about]));

test.each([
  "create a task: weekly pipeline review",
  "note on Vitalis: prepare a meeting",
  "pipeline",
  "prepare me for",
  "",
])("“%s” asks for no skill", (text) => expect(meant(text)).toBeUndefined());

test("it can be asked which there are", () => {
  expect(["which skills do you have?", "list your skills", "what skills are there"].every(asksForSkills)).toBe(true);
  expect(["contacts with skills", "skills of Anna"].some(asksForSkills)).toBe(false);
});

describe("a file that is no skill", () => {
  const head = "id: one\nversion: 1\nname: One\ndescription: Does one.\nsay: do one";
  test.each([
    ["without a head", "1. A step.\n   > my deals", /needs id/],
    ["whose id is not its name", `---\n${head.replace("one", "two")}\n---\n1. A step.\n   > my deals`, /needs id/],
    ["without a request", `---\n${head}\n---\nJust words.`, /begins with “> ”/],
  ])("is refused with what it lacks: %s", (_, source, message) => {
    expect(() => parseSkill(source, "one.md")).toThrow(message);
  });

  test("is named, and breaks none beside it", () => {
    const folder = mkdtempSync(join(tmpdir(), "atrium-skills-"));
    writeFileSync(join(folder, "one.md"), `---\n${head}\n---\n1. A step.\n   > my deals\n`);
    writeFileSync(join(folder, "two.md"), "nothing");

    expect(readSkills(folder)).toMatchObject({
      usable: [{ id: "one", say: ["do one"], requests: [{ title: "A step.", say: "my deals" }] }],
      problems: [expect.stringContaining("two.md is no skill")],
    });
  });
});

test("those that come with Atrium are skills", () => expect([skills.length, problems]).toEqual([3, []]));
