type Wire = { json: unknown; meta?: { values?: Record<string, unknown> } };

/**
 * The server writes superjson. Answers are plain JSON but for absent values, so this reads just that much of it:
 * the library itself would be a fiftieth of the page's script.
 */
export const wireFormat = {
  serialize: (value: unknown): Wire => ({
    json: value === undefined ? null : value,
    ...(value === undefined ? absent : {}),
  }),
  deserialize: (wire: Wire): unknown => {
    const values = wire.meta?.values;
    if (Array.isArray(values)) return values[0] === "undefined" ? undefined : wire.json;
    for (const [path, kind] of Object.entries(values ?? {})) {
      if (Array.isArray(kind) && kind[0] === "undefined") dropAt(wire.json, path);
    }
    return wire.json;
  },
};

const absent = { meta: { values: ["undefined"] as unknown as Record<string, unknown> } };

/** Paths are joined by dots; a dot inside a key is written with a backslash before it. */
function dropAt(value: unknown, path: string): void {
  const steps = path.split(/(?<!\\)\./).map((step) => step.replaceAll("\\.", "."));
  const last = steps.pop();
  let at = value;
  for (const step of steps) at = (at as Record<string, unknown> | null)?.[step];
  if (last !== undefined && typeof at === "object" && at !== null && !Array.isArray(at))
    delete (at as Record<string, unknown>)[last];
}
