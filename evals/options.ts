import { parseArgs } from "node:util";

import { categories, splits } from "./case";
import { type Choice, choiceShape } from "./choose-cases";

export const usage = `npm run evals -- [options]
  --category NAME    one of ${categories.join(", ")}
  --split NAME       seen or unseen
  --case ID          one case
  --model NAME       a language model, by OPENAI_API_KEY or OPENAI_BASE_URL; left out: the built-in planner
  --price IN,OUT     what a million tokens cost, to tell the cost
  --repeat N         run each case N times; right counts when it is right each time
  --jobs N           cases side by side; left out: 1 for the planner, 4 for a language model
  --accept           make this run the one that later runs are compared with
  --json             print the summary as JSON`;

export type Options = {
  choice: Choice;
  model: string | undefined;
  price: { input: number; output: number } | undefined;
  repeat: number;
  jobs: number | undefined;
  isAccepted: boolean;
  isJson: boolean;
};

/** Throws with the sentence that says what is wrong. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      category: { type: "string" },
      split: { type: "string" },
      case: { type: "string" },
      model: { type: "string" },
      price: { type: "string" },
      repeat: { type: "string" },
      jobs: { type: "string" },
      accept: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  oneOf("category", values.category, categories);
  oneOf("split", values.split, splits);
  return {
    choice: choiceShape.parse({ category: values.category, split: values.split, case: values.case }),
    model: values.model,
    price: readPrice(values.price),
    repeat: wholeNumber("repeat", values.repeat, 100) ?? 1,
    jobs: wholeNumber("jobs", values.jobs, 16),
    isAccepted: values.accept,
    isJson: values.json,
  };
}

function oneOf(name: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value))
    throw new Error(`--${name} ${value} is not one of ${known.join(", ")}.`);
}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`--${name} ${text} is not a whole number from 1 to ${most}.`);
  return value;
}

function readPrice(text: string | undefined): Options["price"] {
  if (text === undefined) return undefined;
  const [input, output, ...more] = text.split(",").map(Number);
  if (input === undefined || output === undefined || more.length > 0 || !(input >= 0 && output >= 0))
    throw new Error(`--price ${text} is not two numbers such as 1.25,10.`);
  return { input, output };
}
