import { writeSync } from "node:fs";

import type { Db } from "@/db/connect/db";
import { openAtrium } from "@/server/atrium";
import { readSettings } from "@/server/settings";

const [settings = "{}", slug = "", region = ""] = process.argv.slice(2);

const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Says when each transaction begins, so that whoever watches can end the process in the middle of any of them. */
function telling(db: Db): void {
  const { transaction } = db;
  db.transaction = (options, run) => {
    say("step");
    return transaction(options, run);
  };
}

const atrium = await openAtrium(readSettings(JSON.parse(settings) as Record<string, string>), { isBare: true });
for (const { id } of atrium.regions.list) telling(atrium.regions.place(id).db);
const { workspace } = await atrium.environment(slug);
await atrium.keeper.move(workspace, region);
say("moved");
await atrium.close();
