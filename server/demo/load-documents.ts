import { readFileSync } from "node:fs";

import { findFirstAdmin } from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import { inWorkspace } from "@/tools/core/in-workspace";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createDocument } from "@/tools/documents/create-document";

const papers = [
  { file: "price-list", name: "Price list", folder: "Sales" },
  { file: "pallet-tracker", name: "Product sheet OM-P", folder: "Sales" },
  { file: "service-agreement", name: "Service agreement", folder: "Contracts" },
  { file: "data-paper", name: "What we store", folder: "Contracts" },
];

/** What the demo's stories speak of, put in as anybody's documents are; they are read once the server runs, so that it starts no later. */
export async function loadDocuments(environment: Environment): Promise<void> {
  // Nobody did it, so "undo" of the first person who asks does not take it back.
  const actor = await inWorkspace(environment, async (session) => {
    const admin = await findFirstAdmin(session);
    if (!admin) throw new Error("The demo has no Admin.");
    return openActor(session, admin, "system");
  });
  for (const { file, name, folder } of papers) {
    const text = readFileSync(new URL(`../../db/demo/data/documents/${file}.md`, import.meta.url), "utf8");
    const input = { name, folder, text };
    await runTool(environment, actor, createDocument, input, { door: "load" });
  }
}
