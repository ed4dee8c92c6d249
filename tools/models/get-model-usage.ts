import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";

import { conversations } from "@/db/schema/workspace/conversations";
import { members } from "@/db/schema/workspace/members";
import { modelCalls } from "@/db/schema/workspace/model-calls";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { type ModelService, noModels } from "./model-service";

const figures = z.object({
  calls: z.number(),
  failed: z.number().describe("Calls that gave no whole answer: failed, fell back or aborted."),
  inputTokens: z.number(),
  cachedTokens: z.number(),
  outputTokens: z.number(),
  cost: z.number().nullable().describe("In the currency, of the calls whose price is known; null when none is."),
  unpricedCalls: z.number().describe("Calls of models whose price is not known."),
  estimatedCalls: z.number().describe("Calls whose tokens were estimated, because the service did not say."),
});

export const getModelUsage = defineTool({
  name: "get_model_usage",
  description:
    "What language models read, wrote and cost, by turn, person, day, model or for the whole workspace. Admins see everybody's calls, others their own.",
  input: z.object({
    by: z.enum(["turn", "person", "day", "model", "workspace"]).default("workspace"),
    from: z.iso.datetime({ offset: true }).optional().describe("Left out: the last 30 days."),
    to: z.iso.datetime({ offset: true }).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    currency: z.string(),
    isOwn: z.boolean().describe("Only the asker's calls are counted."),
    rows: z.array(figures.extend({ key: z.string(), label: z.string() })),
    total: figures,
  }),
  permission: "settings:read",
  effect: "read",
  examples: [
    { say: "what did the language models cost by day?", input: { by: "day" } },
    { say: "who uses the language model most?", input: { by: "person" } },
    { say: "how many tokens did the assistant use?", input: {} },
  ],
  summarize: (_, { total, currency }) =>
    `${total.calls} calls of language models${total.cost === null ? "" : ` · ${total.cost.toFixed(2)} ${currency}`}`,

  prepare: async ({ models }): Promise<ModelService> => models ?? noModels,

  async handler(ctx, input, { currency }) {
    const isOwn = ctx.actor.role !== "admin";
    const from = input.from ? new Date(input.from) : new Date(ctx.now.getTime() - 30 * 86_400_000);
    const where = and(
      gte(modelCalls.createdAt, from),
      input.to ? lt(modelCalls.createdAt, new Date(input.to)) : undefined,
      isOwn ? eq(modelCalls.memberId, ctx.actor.memberId) : undefined,
    );
    const [total] = await readRows(ctx, where, grouping("workspace", ctx), 1);
    const rows = await readRows(ctx, where, grouping(input.by, ctx), input.limit);
    return { currency, isOwn, rows, total: total ?? nothing };
  },
});

const nothing = {
  calls: 0,
  failed: 0,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  cost: null,
  unpricedCalls: 0,
  estimatedCalls: 0,
};

type Grouping = { key: SQL<string>; label: SQL<string | null> };

const day = sql<string>`to_char(${modelCalls.createdAt}, 'YYYY-MM-DD')`;
const plain: Record<"person" | "day" | "model" | "workspace", Grouping> = {
  person: { key: sql`${modelCalls.memberId}::text`, label: sql`max(${members.name})` },
  day: { key: day, label: sql`max(${day})` },
  model: { key: sql`${modelCalls.model}`, label: sql`max(${modelCalls.model})` },
  workspace: { key: sql`'all'`, label: sql`'All'` },
};

/** Conversations are private: of another person's turn an Admin sees whose it was, not what it was about. */
function grouping(by: keyof typeof plain | "turn", { actor }: ToolContext): Grouping {
  if (by !== "turn") return plain[by];
  const title = sql`case when ${modelCalls.memberId} = ${actor.memberId}::uuid then ${conversations.title} else ${members.name} end`;
  return { key: sql`coalesce(${modelCalls.messageId}, '')`, label: sql`max(${title})` };
}

type Row = z.infer<typeof figures> & { key: string; label: string };

async function readRows(ctx: ToolContext, where: SQL | undefined, group: Grouping, limit: number): Promise<Row[]> {
  const count = (condition: SQL) => sql<string>`count(*) filter (where ${condition})`;
  const rows = await ctx.session.orm
    .select({
      key: group.key,
      label: group.label,
      calls: sql<string>`count(*)`,
      failed: count(sql`${modelCalls.outcome} <> 'ok'`),
      inputTokens: sql<string>`sum(${modelCalls.inputTokens})`,
      cachedTokens: sql<string>`sum(${modelCalls.cachedTokens})`,
      outputTokens: sql<string>`sum(${modelCalls.outputTokens})`,
      micros: sql<string | null>`sum(${modelCalls.costMicros})`,
      unpricedCalls: count(sql`${modelCalls.costMicros} is null`),
      estimatedCalls: count(sql`${modelCalls.isEstimated}`),
    })
    .from(modelCalls)
    .leftJoin(conversations, eq(conversations.id, modelCalls.conversationId))
    .leftJoin(members, eq(members.id, modelCalls.memberId))
    .where(where)
    .groupBy(sql`1`)
    .orderBy(desc(sql`max(${modelCalls.createdAt})`), sql`1`)
    .limit(limit);
  return rows.map(({ micros, key, label, ...counts }) => ({
    ...(Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)])) as Omit<
      z.infer<typeof figures>,
      "cost"
    >),
    key,
    label: label ?? key,
    cost: micros === null ? null : Number(micros) / 1_000_000,
  }));
}
