import { matching } from "@/agent/planner/link/sentence";
import type { Recogniser } from "./piece";

const shapes = [
  "bar chart",
  "bar graph",
  "column chart",
  "line chart",
  "line graph",
  "chart",
  "graph",
  "plot",
  "diagram",
];
const words = [
  ...shapes.flatMap((shape) => [
    `as a ${shape}`,
    `as ${shape}`,
    `in a ${shape}`,
    `on a ${shape}`,
    `as an ${shape}`,
    `${shape} of`,
    `a ${shape} of`,
    `a ${shape} for`,
    `a ${shape} with`,
    `into a ${shape}`,
  ]),
  "as bars",
  "as columns",
  "as a line",
  "as charts",
  "graphically",
  "visually",
  "charted",
  "as a table",
  "in a table",
  "as table",
];

/** Figures are always drawn and tabled; the words only ask that there be some. */
export const chartWords: Recogniser = (s, at) =>
  matching(s, at, words).map((phrase) => ({
    from: at,
    to: at + phrase.split(" ").length,
    cost: 0,
    give: { kind: "chart", isTable: phrase.endsWith("table") },
  }));
