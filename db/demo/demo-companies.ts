import { z } from "zod";

import { memberKeys } from "./members";
import { uuidOf } from "./random";
import { readTable } from "./read-data";

const companyRow = z.object({
  key: z.string(),
  name: z.string(),
  short: z.string().describe("How people call it in a sentence and in the name of a deal."),
  domain: z.string(),
  industry: z.enum(["manufacturing", "logistics", "healthcare", "software", "retail", "energy", "food", "services"]),
  tier: z.enum(["gold", "silver", "bronze"]).optional(),
  city: z.string(),
  region: z.string(),
  country: z.string(),
  dial: z.string().describe("Country and area code."),
  employees: z.coerce.number().optional(),
  revenue: z.coerce.number().optional().describe("Millions of euros a year."),
  owner: z.enum(memberKeys),
  about: z.string().optional(),
});

export type Company = z.infer<typeof companyRow> & { id: string; isDuplicate: boolean };

export function makeCompanies(seed: string): Company[] {
  return readTable("companies").map((cells) => {
    const row = companyRow.parse(cells);
    return { ...row, id: uuidOf(seed, `companies/${row.key}`), isDuplicate: row.key.endsWith("-2") };
  });
}
