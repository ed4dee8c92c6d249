import type { ObjectDefinition } from "@/db/objects/definition";
import { compute } from "./compute";
import { type QueryContext, Scope } from "./scope";

/** Where every query begins: an object under an alias, with its computed fields. */
export const openScope = (context: QueryContext, object: ObjectDefinition, alias: string): Scope =>
  new Scope(context, { object, alias }, compute);
