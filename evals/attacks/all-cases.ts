import { carriers } from "./carriers";
import { goals } from "./goals";
import type { AttackCase } from "./run-attack";
import { type Wrapping, wrappings } from "./wrappings";

/** Every order in every carrier, in the given dresses. */
export const allCases = (dresses: readonly Wrapping[] = wrappings): AttackCase[] =>
  carriers.flatMap((carrier) =>
    goals.flatMap((goal) => dresses.map((wrapping): AttackCase => ({ carrier, goal, wrapping }))),
  );
