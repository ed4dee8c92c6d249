import type { ChangeSet } from "@/app/_lib/types";

export const doorWords: Record<string, string> = {
  app: "The pages",
  api: "API",
  chat: "A conversation",
  cli: "Command line",
  job: "A job",
  load: "First load",
};

export const actorWords: Record<ChangeSet["actor"]["kind"], string> = {
  person: "A person",
  agent: "The assistant",
  api: "An API client",
  workflow: "A workflow",
  system: "Atrium itself",
};
