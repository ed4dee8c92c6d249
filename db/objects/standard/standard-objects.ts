import type { ObjectDefinition } from "@/db/objects/definition";
import { companies } from "./companies";
import { contacts } from "./contacts";
import { deals } from "./deals";
import { notes } from "./notes";
import { tasks } from "./tasks";

/** Lookups point backwards only, so creating tables in this order needs no second pass. */
export const standardObjects: readonly ObjectDefinition[] = [companies, contacts, deals, tasks, notes];
