import { z } from "zod";

import type { ObjectDefinition } from "@/db/objects/definition";
import { countRecords, listRecords } from "@/db/query/list-records";
import { type Condition, listQueryShape } from "@/db/query/tree";
import { defineTool } from "@/tools/core/define-tool";
import { recordShape } from "@/tools/records/record-shape";

const keys = ["overdue", "due", "quiet", "closing"] as const;

type Section = { key: (typeof keys)[number]; label: string; object: string; where: Condition[]; sort: string };

/** What a person should see first: built from roles and option kinds, so it holds for any object that has them. */
export const getBriefing = defineTool({
  name: "get_briefing",
  description:
    "My own day: overdue and due tasks, open deals that went quiet, deals closing soon. Each section is a query that can be opened.",
  input: z.object({}),
  output: z.object({
    sections: z.array(
      z.object({
        key: z.enum(keys),
        label: z.string(),
        count: z.number(),
        object: z.string(),
        query: listQueryShape,
        records: z.array(recordShape),
      }),
    ),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "what should I do today", input: {} },
    { say: "brief me", input: {} },
    { say: "what is on my plate", input: {} },
  ],
  summarize: (_, output) =>
    `Put your day together · ${output.sections.reduce((sum, section) => sum + section.count, 0)} things`,

  async handler(ctx) {
    const sections = [];
    for (const section of ctx.catalog.objects.flatMap(sectionsOf)) {
      const where = { and: [...section.where, { field: "owner", op: "eq" as const, value: "me" }] };
      const query = { object: section.object, where, sort: [{ field: section.sort, direction: "asc" as const }] };
      const { records, nextCursor } = await listRecords(ctx.session, ctx.query, { ...query, limit: 4 });
      if (records.length === 0) continue;
      const count = nextCursor
        ? (await countRecords(ctx.session, ctx.query, { object: section.object, where })).value
        : records.length;
      sections.push({ key: section.key, label: section.label, count, object: section.object, query, records });
    }
    return { sections: sections.sort((left, right) => keys.indexOf(left.key) - keys.indexOf(right.key)) };
  },
});

function sectionsOf(object: ObjectDefinition): Section[] {
  const state = object.fields.find((field) => field.role === "state");
  const due = object.fields.find((field) => field.role === "due");
  const activity = object.fields.find((field) => field.role === "activity");
  const open = (state?.options ?? []).filter((option) => option.kind === "open").map((option) => option.key);
  if (!state || open.length === 0 || !object.fields.some((field) => field.key === "owner")) return [];
  const isOpen: Condition = { field: state.key, op: "in", value: open };
  const today = { unit: "day" as const, offset: 0 };
  const plural = object.plural.toLowerCase();
  const sections: Section[] = [];
  if (due && object.isActivity) {
    sections.push({
      key: "overdue",
      label: `Overdue ${plural}`,
      object: object.key,
      where: [isOpen, { field: due.key, op: "lt", value: today }],
      sort: due.key,
    });
    sections.push({
      key: "due",
      label: `${object.plural} due today`,
      object: object.key,
      where: [isOpen, { field: due.key, op: "eq", value: today }],
      sort: due.key,
    });
  }
  if (activity) {
    const quiet: Condition = { field: activity.key, op: "lt", value: { ago: 21, unit: "day" } };
    sections.push({
      key: "quiet",
      label: `${object.plural} gone quiet for 21 days`,
      object: object.key,
      where: [isOpen, quiet],
      sort: activity.key,
    });
  }
  if (due && !object.isActivity) {
    sections.push({
      key: "closing",
      label: `${object.plural} due within 14 days`,
      object: object.key,
      where: [isOpen, { field: due.key, op: "eq", value: { next: 14, unit: "day" } }],
      sort: due.key,
    });
  }
  return sections;
}
