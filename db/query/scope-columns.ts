import { type SQL, sql } from "drizzle-orm";

import { quote } from "@/db/objects/table-shape";

export const columnText = (alias: string, name: string): string => `${quote(alias)}.${quote(name)}`;

export const columnOf = (alias: string, name: string): SQL => sql.raw(columnText(alias, name));
