import type { ObjectDefinition } from "./types";

type Action = keyof NonNullable<ObjectDefinition["rights"]>;

/** Whether some records of the object may be worked with so; the tool decides about each. */
export function mayOn(object: ObjectDefinition | undefined, action: Action): boolean {
  const right = object?.rights?.[action];
  return right !== "none" && right !== false;
}
