import { eq } from "drizzle-orm";
import { z } from "zod";

import type { Session } from "@/db/connect/db";
import { settings } from "@/db/schema/workspace/settings";

export const modelSettingsKey = "models";

const limit = z.number().positive().max(1_000_000).nullable();

export const modelSettingsShape = z.object({
  defaultModel: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .describe("Id of the model of new conversations; null: the server's."),
  dayLimit: limit.describe("What the whole workspace may spend on language models in a day (UTC); null: no limit."),
  monthLimit: limit.describe("The same in a month."),
  personDayLimit: limit.describe("What each person may spend in a day."),
  personMonthLimit: limit.describe("The same in a month."),
});
export type ModelSettingsOfWorkspace = z.infer<typeof modelSettingsShape>;

const stored = modelSettingsShape.partial();

const unset: ModelSettingsOfWorkspace = {
  defaultModel: null,
  dayLimit: null,
  monthLimit: null,
  personDayLimit: null,
  personMonthLimit: null,
};

type Stored = { id: string; values: ModelSettingsOfWorkspace; isDeleted: boolean };

/** The row of the setting, also when an undo has taken it away. */
export async function storedModelSettings(session: Session): Promise<Stored | undefined> {
  const [row] = await session.orm.select().from(settings).where(eq(settings.key, modelSettingsKey));
  if (!row) return undefined;
  const given = Object.entries(stored.parse(row.definition)).filter(([, value]) => value !== undefined);
  return { id: row.id, values: { ...unset, ...Object.fromEntries(given) }, isDeleted: row.deletedAt !== null };
}

export async function modelSettingsOf(session: Session): Promise<ModelSettingsOfWorkspace> {
  const found = await storedModelSettings(session);
  return found && !found.isDeleted ? found.values : unset;
}
