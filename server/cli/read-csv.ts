import { parse } from "csv-parse/sync";

import { AppError } from "@/tools/core/app-error";

/** Rows of a CSV file by column name; comma, semicolon or tab, with or without a byte order mark. */
export function readCsv(text: string): Record<string, string>[] {
  const [firstLine = ""] = text.split("\n");
  const delimiter = [",", ";", "\t"].reduce((best, candidate) =>
    firstLine.split(candidate).length > firstLine.split(best).length ? candidate : best,
  );
  try {
    return parse(text, {
      columns: true,
      bom: true,
      delimiter,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    }) as Record<string, string>[];
  } catch (error) {
    throw new AppError(
      "invalid_input",
      `The file cannot be read as CSV: ${error instanceof Error ? error.message : "unknown reason"}`,
    );
  }
}
