import { readFileSync } from "node:fs";
import { join } from "node:path";

import { openPglite } from "@/db/connect/pglite";
import { openPostgres } from "@/db/connect/postgres";
import { type FoundPassage, searchPassages } from "@/db/documents/search-passages";
import { prepareDirectory } from "@/db/workspace/workspaces";
import { createClock } from "@/tools/core/clock";
import { inWorkspace } from "@/tools/core/in-workspace";
import { createDocument } from "@/tools/documents/create-document";
import { runJob } from "@/tools/jobs/run-job";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import { openEmbedder } from "@/tools/knowledge/embedding/open-embedder";
import { makeWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { ledger, type Outcome, printLedger } from "./retrieval-ledger";

export type Question = {
  id: string;
  kind: string;
  question: string;
  relevant: { document: string; quote: string }[];
  split: "seen" | "unseen";
};
type Source = { id: string; text: string };

const ways = {
  words: { words: 1, meaning: 0 },
  meaning: { words: 0, meaning: 1 },
  fused: undefined,
} as const;

const isJson = process.argv.includes("--json");
const folder = join(import.meta.dirname, "datasets/retrieval");
const lines = <T>(file: string): T[] =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

/** Puts the texts of the set into a workspace of their own and asks every question three ways: by words, by meaning, by both. */
async function main(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  const db = url ? openPostgres(url) : await openPglite({});
  const embedder = openEmbedder({
    embedder: process.env["ATRIUM_EMBEDDER"] || "built-in",
    openAiKey: process.env["OPENAI_API_KEY"],
    openAiBaseUrl: process.env["OPENAI_BASE_URL"],
  });
  try {
    await prepareDirectory(db);
    const clock = createClock();
    const id = clock.newId();
    const workspace = await makeWorkspace(db, clock, { id, slug: `retrieval-${id.slice(-6)}` });
    workspace.environment.embedder = embedder;
    for (const { id: name, text } of lines<Source>("documents.jsonl")) {
      const { jobId } = await workspace.call(createDocument, { name, text });
      await runJob(workspace.environment, jobId ?? "");
    }
    const outcomes: Outcome[] = [];
    for (const question of lines<Question>("questions.jsonl"))
      outcomes.push(...(await ask(workspace, embedder, question)));
    const rows = ledger(outcomes);
    process.stdout.write(
      isJson ? `${JSON.stringify({ model: embedder.model, driver: db.driver, rows, outcomes })}\n` : printLedger(rows),
    );
  } finally {
    await embedder.close();
    await db.close();
  }
}

async function ask(workspace: TestWorkspace, embedder: Embedder, { question, ...asked }: Question): Promise<Outcome[]> {
  const [values] = await embedder.embed([question]);
  const vector = values ? { model: embedder.model, values } : null;
  const outcomes: Outcome[] = [];
  for (const [way, weights] of Object.entries(ways)) {
    const started = performance.now();
    const found = await inWorkspace(workspace.environment, (session) =>
      searchPassages(session, { question, vector, limit: 10, ...(weights ? { weights } : {}) }),
    );
    const milliseconds = performance.now() - started;
    const hits = asked.relevant.map(({ document, quote }) => found.findIndex((each) => holds(each, document, quote)));
    const [best] = found;
    const sure = best ? { coverage: best.coverage, similarity: best.similarity ?? 0 } : { coverage: 0, similarity: 0 };
    outcomes.push({ ...asked, way, hits, milliseconds, ...sure });
  }
  return outcomes;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, " ");

/** A passage answers when it has the quote, or the greater part of one that was cut in two. */
function holds(passage: FoundPassage, document: string, quote: string): boolean {
  if (passage.name !== document) return false;
  const [text, wanted] = [plain(passage.text), plain(quote)];
  const half = Math.ceil(wanted.length / 2);
  return text.includes(wanted) || text.includes(wanted.slice(0, half)) || text.includes(wanted.slice(-half));
}

await main();
