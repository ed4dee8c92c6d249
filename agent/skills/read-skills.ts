import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const folder = join(import.meta.dirname, "..", "..", "prompts", "skills");

const headShape = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string(),
  name: z.string().min(1),
  description: z.string().min(1),
  say: z.string().min(1),
});

/** Work of several steps under one name. `{about}` in it stands for what the person names. */
export type Skill = {
  id: string;
  name: string;
  description: string;
  /** Ways to ask for it. */
  say: string[];
  /** For a language model. */
  text: string;
  /** The requests in it, in their order and each with what it is for: what the built-in planner carries out. */
  requests: { title: string; say: string }[];
};

export type Skills = { usable: Skill[]; problems: string[] };

/** Every file of prompts/skills; read each time, so that an edited skill needs no restart. One that is broken breaks no other. */
export function readSkills(from: string = folder): Skills {
  const files = readdirSync(from).filter((name) => name.endsWith(".md"));
  const skills: Skills = { usable: [], problems: [] };
  for (const name of files.sort()) {
    try {
      skills.usable.push(parseSkill(readFileSync(join(from, name), "utf8"), name));
    } catch (error) {
      skills.problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return skills;
}

export function parseSkill(source: string, file: string): Skill {
  const [, head = "", text = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const pairs = head.split("\n").map((line) => line.split(/:\s*(.*)/s).slice(0, 2));
  const parsed = headShape.safeParse(Object.fromEntries(pairs));
  const requests = [...text.matchAll(/^\d+\. (.+)\n +> (.+)$/gm)].map(([, title = "", say = ""]) => ({ title, say }));
  if (!parsed.success || `${parsed.data.id}.md` !== file)
    throw new Error(`${file} is no skill: it needs id (the name of the file), version, name, description and say.`);
  if (requests.length === 0)
    throw new Error(`${file} is no skill: no numbered line has a line below it that begins with “> ” and a request.`);
  const { say, id, name, description } = parsed.data;
  return { id, name, description, say: say.split(" | ").map((way) => way.trim()), text: text.trim(), requests };
}
