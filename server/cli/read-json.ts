import { AppError } from "@/tools/core/app-error";

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      "invalid_input",
      `The input is not JSON: ${text.slice(0, 80)}. Put it in single quotes, for instance '{"object":"deals"}'.`,
    );
  }
}
