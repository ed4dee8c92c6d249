import type { Db } from "@/db/connect/db";
import type { Environment } from "@/tools/core/run-tool";

/** The database of the directory: sign-in is kept there, whichever region a workspace lives in. */
export const homeOf = ({ home, db }: Pick<Environment, "home" | "db">): Db => home ?? db;
