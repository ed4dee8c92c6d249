import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import { openSentenceEncoder } from "@/tools/knowledge/embedding/sentence-encoder";
import { megabytes, percentilesOf } from "./measure";

/** What the built-in sentence encoder costs: time to start, texts a second, memory, and how well it tells meanings apart. */
const pairs: readonly [string, string][] = [
  ["How long may a customer wait before paying?", "Invoices are due within thirty days."],
  ["Who picks up the bill for shipping?", "Freight is charged to the buyer."],
  ["What happens if the goods arrive broken?", "Report transit damage within five working days."],
  ["Can we get our money back?", "Refunds are granted during the first month."],
  ["How do I leave the contract early?", "Either party may terminate with ninety days' notice."],
  ["Is there a discount for large orders?", "From 500 units on, the price falls by eight per cent."],
  ["Which temperatures does the device survive?", "The sensor operates from -20 to 60 degrees Celsius."],
  ["When do we meet again?", "The next call is on Thursday at ten."],
  ["Who is allowed to see personal data?", "Access to employee records is restricted to HR."],
  ["Why did we lose this customer?", "They chose a competitor because of the price."],
];

const words =
  "the customer asked whether the delivery of sensors could be moved to the second week of march because their warehouse is closed for repairs and nobody is there to sign".split(
    " ",
  );
const text = (length: number, from: number): string =>
  Array.from({ length }, (_, at) => words[(at * 7 + from) % words.length]).join(" ");

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function rate(encoder: Embedder, { length, count }: { length: number; count: number }): Promise<void> {
  const texts = Array.from({ length: count }, (_, at) => text(length, at));
  const started = performance.now();
  await encoder.embed(texts);
  const seconds = (performance.now() - started) / 1000;
  say(`${length} words: ${(count / seconds).toFixed(1)} texts/s; process ${megabytes()} MB`);
}

/** While a job embeds long texts, questions come one after the other. */
async function questions(encoder: Embedder): Promise<void> {
  let isBusy = true;
  const job = encoder.embed(Array.from({ length: 48 }, (_, at) => text(100, at))).then(() => {
    isBusy = false;
  });
  const waits: number[] = [];
  while (isBusy) {
    const asked = performance.now();
    await encoder.embed(["when may a customer leave early?"]);
    waits.push(performance.now() - asked);
  }
  await job;
  const { p50, p95 } = percentilesOf(waits);
  say(`a question during a job: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${waits.length} questions)`);
}

async function likeness(encoder: Embedder): Promise<void> {
  const asked = await encoder.embed(pairs.map(([question]) => question));
  const said = await encoder.embed(pairs.map(([, answer]) => answer));
  const compare = (one: number, other: number): number =>
    asked[one]?.reduce((sum, value, at) => sum + value * (said[other]?.[at] ?? 0), 0) ?? 0;
  const describe = (values: number[]): string =>
    `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}, mean ${(values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2)}`;
  say(`paraphrases: ${describe(pairs.map((_, at) => compare(at, at)))}`);
  say(`unrelated: ${describe(pairs.map((_, at) => compare(at, (at + 3) % pairs.length)))}`);
  const [capitals, small] = await encoder.embed(["PAYMENT TERMS", "payment terms"]);
  say(`capitals: ${capitals?.reduce((sum, value, at) => sum + value * (small?.[at] ?? 0), 0).toFixed(2)}`);
}

say(`process before: ${megabytes()} MB`);
const encoder = openSentenceEncoder();
const started = performance.now();
await encoder.embed(["first"]);
say(`first text, with start and load: ${(performance.now() - started).toFixed(0)} ms; process ${megabytes()} MB`);
await likeness(encoder);
await rate(encoder, { length: 5, count: 320 });
await rate(encoder, { length: 35, count: 96 });
await rate(encoder, { length: 120, count: 48 });
await rate(encoder, { length: 1000, count: 48 });
await questions(encoder);
await encoder.close();
Bun.gc(true);
say(`process after the worker's end: ${megabytes()} MB`);
