import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { Child } from "./child";
import { openDurableWorkspace, readWhole } from "./durable-workspace";

/** Numbers between 0 and 1 that are the same in every run. */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

test("after twenty kills in the middle of writing, every acknowledged record is there with its row in the feed", async () => {
  const directory = mkdtempSync(join(tmpdir(), "atrium-kill-"));
  const random = seeded(20_261_118);
  const acknowledged: string[] = [];
  try {
    for (let run = 0; run < 20; run += 1) {
      const writer = new Child("writer", directory);
      expect(await writer.firstLine()).toBe("ready");
      // By work done, not by time, so that a slow machine is killed in the middle of as much.
      await writer.untilLines(2 + Math.floor(random.next().value * 25));
      await new Promise((resolve) => setTimeout(resolve, random.next().value * 20));
      await writer.kill();
      acknowledged.push(...writer.lines.slice(1));
    }
    const workspace = await openDurableWorkspace(directory);
    const { whole, records, feed } = await readWhole(workspace, "companies");
    await workspace.close();

    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !whole.has(id))).toEqual([]);
    expect({ records, feed }).toEqual({ records: whole.size, feed: whole.size });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 120_000);
