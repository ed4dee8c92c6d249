import { readFileSync } from "node:fs";

function read(name: string): string {
  return readFileSync(new URL(`./data/${name}.txt`, import.meta.url), "utf8");
}

/** Rows of a table whose cells are set apart by bars, under a line of column names. An empty cell is left out. */
export function readTable(name: string): Record<string, string>[] {
  const [head = [], ...rows] = read(name)
    .trimEnd()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return rows.map((cells) =>
    Object.fromEntries(head.map((key, at) => [key, cells[at] ?? ""]).filter(([, cell]) => cell)),
  );
}

export type Sections = { lines: (name: string) => string[] };

/** Lines of a text, by the heading above them. */
export function readSections(name: string): Sections {
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of read(name).split("\n").filter(Boolean)) {
    if (line.startsWith("# ")) {
      current = [];
      sections.set(line.slice(2), current);
    } else {
      current.push(line);
    }
  }

  return {
    lines(section) {
      const lines = sections.get(section);
      if (!lines) throw new Error(`${name}.txt has no section "${section}".`);
      return lines;
    },
  };
}

export function readLines(name: string): string[] {
  return read(name).split("\n").filter(Boolean);
}
