import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { DiskFullError, requireSpace } from "./disk-space";
import { openPglite } from "./pglite";

const megabyte = 1024 * 1024;

describe("a full disk", () => {
  test("is refused before anything is written, with the code of the system", () => {
    const full = () => ({ bavail: 63 * 256, bsize: 4096 });
    const free = () => ({ bavail: 65 * 256, bsize: 4096 });

    expect(() => requireSpace("/data", full)).toThrow(DiskFullError);
    expect(() => requireSpace("/data", full)).toThrow("Less than 64 MB are free for /data.");
    expect(() => requireSpace("/data", free)).not.toThrow();
  });

  test("leaves nothing half done, and writes go on once there is space", async () => {
    const directory = mkdtempSync(join(tmpdir(), "atrium-full-"));
    const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=320m", "tmpfs", directory]).status === 0;
    let room = 1024 * megabyte;
    // Where no small disk can be mounted, its figures are given instead; the database under them is real.
    const measure = isMounted ? statfsSync : () => ({ bavail: room / 4096, bsize: 4096 });
    const db = await openPglite({ directory, measureSpace: measure });
    try {
      await db.transaction({}, (session) => session.exec("create table kept (id int); insert into kept values (1)"));
      const fill = (): void => {
        const { bavail, bsize } = measure(directory);
        room = 8 * megabyte;
        if (isMounted)
          writeFileSync(join(directory, "filler"), Buffer.alloc(Math.max(0, bavail * bsize - 8 * megabyte)));
      };

      const write = db.transaction({}, async (session) => {
        await session.exec("insert into kept values (2)");
        fill();
        await session.exec("insert into kept values (3)");
      });
      await expect(write).rejects.toMatchObject({ code: "ENOSPC" });
      room = 1024 * megabyte;
      rmSync(join(directory, "filler"), { force: true });
      await db.transaction({}, (session) => session.exec("insert into kept values (4)"));

      const rows = await db.transaction({}, (session) => session.query("select id from kept order by id", []));
      expect(rows).toEqual([{ id: 1 }, { id: 4 }]);
    } finally {
      await db.close();
      if (isMounted) spawnSync("umount", [directory]);
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
