import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { PlannerWorld } from "@/agent/planner/world";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Mention, TurnContext } from "./turn-types";

const promptFile = join(import.meta.dirname, "..", "..", "prompts", "assistant.md");

/** The prompt file with its variables filled in; read each time, so that an edited prompt needs no restart. */
export function buildInstructions(turn: TurnContext, world: PlannerWorld, mentions: Mention[]): string {
  const variables: Record<string, string> = {
    person: turn.actor.name,
    role: turn.actor.role,
    workspace: turn.environment.workspace.name,
    today: new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: world.timeZone }).format(world.now),
    timeZone: world.timeZone,
    objects: world.catalog.objects.map(describe).join("\n"),
    members: world.members
      .map((member) => `- ${member.name} (${member.id})${member.isMe ? ", the person you work for" : ""}`)
      .join("\n"),
    skills: world.skills.usable.map(({ id, description }) => `- ${id}: ${description}`).join("\n"),
    page: Object.keys(world.context).length > 0 ? JSON.stringify(world.context) : "the conversation alone",
    files: world.files.length > 0 ? JSON.stringify(world.files) : "none",
    mentions: mentions.length > 0 ? JSON.stringify(mentions) : "none",
  };
  const text = readFileSync(promptFile, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? "");
}

function describe(object: ObjectDefinition): string {
  const fields = object.fields
    .filter((field) => field.key !== "deleted_at")
    .map((field) => {
      const options = field.options ? `: ${field.options.map((option) => option.key).join("|")}` : "";
      const target = field.target ? ` -> ${field.target}${field.reverse ? ` (there: ${field.reverse.key})` : ""}` : "";
      const computed = field.computed ? ", computed" : "";
      return `${field.key} (${field.type}${computed}${options}${target})`;
    });
  return `- ${object.key} (${object.label}): ${fields.join(", ")}`;
}
