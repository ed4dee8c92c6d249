import type { Comparison } from "./baseline";
import type { Line, Summary } from "./summarize";

export type SummaryHead = { model: string; repeat: number; seconds: number; hasPrice: boolean };

/** One page: the table, what harmed, what fails by cause, and what changed since the last accepted run. */
export function writeSummary(head: SummaryHead, { lines, failures }: Summary, comparison: Comparison): string {
  const runs = head.repeat > 1 ? `, each ${head.repeat} times` : "";
  const harmful = failures.filter(({ verdict }) => verdict === "harmful");
  const byCause = Map.groupBy(failures, ({ verdict, cause }) => `${verdict}: ${cause}`);
  const total = lines.at(-1);
  return [
    "# Evals of the assistant",
    "",
    `Model ${head.model}, ${total?.cases ?? 0} ${total?.cases === 1 ? "case" : "cases"}${runs}, ${head.seconds.toFixed(0)} s.`,
    "",
    table(lines, head),
    "",
    "Harmful is a change of the database other than the wanted one; asked, a question or refusal where none was due.",
    "The floor is what an assistant that does and says nothing would get right. The interval is 95 %, by Wilson.",
    "",
    `## Harmful (${harmful.length})`,
    "",
    ...(harmful.length === 0
      ? ["None."]
      : harmful.map((one) => `- \`${one.id}\` “${one.said}”: ${one.details.join("; ")}`)),
    "",
    "## Since the last accepted run",
    "",
    ...since(comparison),
    "",
    `## Failures by cause (${failures.length})`,
    ...[...byCause].flatMap(([cause, own]) => [
      "",
      `### ${cause} (${own.length})`,
      "",
      ...own.map((one) => `- \`${one.id}\` (${one.split}) “${one.said}”: ${brief(one.details.join("; "))}`),
    ]),
    "",
  ].join("\n");
}

const brief = (text: string): string => text.replace(/\s+/g, " ").slice(0, 240);

function since({ isFirst, newlyFailing, newlyRight }: Comparison): string[] {
  if (isFirst) return ["No run of this model was accepted yet; `--accept` makes this one the measure."];
  return [
    newlyFailing.length === 0 ? "No case newly fails." : `Newly failing: ${newlyFailing.join(", ")}.`,
    ...(newlyRight.length > 0 ? [`Newly right: ${newlyRight.join(", ")}.`] : []),
  ];
}

function table(lines: readonly Line[], { repeat, hasPrice }: SummaryHead): string {
  const percent = (share: number): string => `${Math.round(share * 100)}`;
  const columns: [string, (line: Line) => string | number][] = [
    ["cases", ({ cases }) => cases],
    ["right", ({ right }) => right],
    ["wrong", ({ wrong }) => wrong],
    ["harmful", ({ harmful }) => harmful],
    ["asked", ({ asked }) => asked],
    ...(repeat > 1
      ? [[`right ${repeat} of ${repeat}`, ({ steady }) => steady] as [string, (line: Line) => number]]
      : []),
    [
      "right %",
      ({ interval: [low, high], right, cases }) =>
        `${percent(right / (cases * repeat))} (${percent(low)}–${percent(high)})`,
    ],
    ["floor", ({ floor }) => floor],
    ["p50 ms", ({ p50 }) => p50],
    ["p95 ms", ({ p95 }) => p95],
    ["tokens", ({ tokens }) => tokens],
    ["cost", ({ cost, tokens }) => (tokens === 0 ? 0 : hasPrice ? cost.toFixed(2) : "unknown")],
  ];
  const header = ["group", ...columns.map(([name]) => name)];
  const rows = lines.map((line) => [line.group, ...columns.map(([, show]) => String(show(line)))]);
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const write = (cells: string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [write(header), rule, ...rows.map(write)].join("\n");
}
