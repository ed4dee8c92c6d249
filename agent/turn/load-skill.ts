import { tool } from "ai";
import { z } from "zod";

import { readSkills } from "@/agent/skills/read-skills";

export const loadSkillName = "load_skill";

/** Gives a language model the steps of a skill; its instructions name which there are. */
export const loadSkill = tool({
  description: "Load the steps of a skill by its id before you do that work. The instructions list the skills.",
  inputSchema: z.object({ id: z.string().min(1).max(100) }),
  execute: async ({ id }) => {
    const { usable } = readSkills();
    const found = usable.find((skill) => skill.id === id);
    return found
      ? { name: found.name, steps: found.text }
      : { error: `There is no skill ${id}. There are: ${usable.map((skill) => skill.id).join(", ")}.` };
  },
});
