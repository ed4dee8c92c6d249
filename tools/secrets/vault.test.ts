import { describe, expect, test } from "vitest";

import type { KeyService } from "@/connectors/secrets/key-service";
import { serverKeys } from "@/connectors/secrets/server-keys";
import { enterSchema, enterWorkspace } from "@/db/workspace/workspaces";
import { newRights, ownOnly } from "@/tools/testing/rights-workspace";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { dropSecret, keepSecret, openSecret, rotateKeys, type Vault } from "./vault";

const first = "the first secret of this server, long";
const second = "the second secret of this server, long";

function inVault<T>(workspace: TestWorkspace, keys: KeyService, run: (vault: Vault) => Promise<T>): Promise<T> {
  const { db, clock, workspace: row } = workspace.environment;
  return db.transaction({ opening: enterSchema(row) }, (session) =>
    run({ session, keys, now: clock.now(), newId: clock.newId }),
  );
}

describe("the vault", () => {
  test("opens what it keeps, for its use alone, and holds nothing readable", async () => {
    const workspace = await newWorkspace();
    const keys = serverKeys([first]);

    const [id, rows] = await inVault(workspace, keys, async (vault) => [
      await keepSecret(vault, "mail/password", "correct horse"),
      await vault.session.query("select s.*, k.* from atrium_secrets as s, atrium_data_keys as k"),
    ]);

    expect(await inVault(workspace, keys, (vault) => openSecret(vault, "mail/password", id))).toBe("correct horse");
    await expect(inVault(workspace, keys, (vault) => openSecret(vault, "sso/secret", id))).rejects.toThrow(/is gone/);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("correct horse");
    await inVault(workspace, keys, (vault) => dropSecret(vault, id));
    await expect(inVault(workspace, keys, (vault) => openSecret(vault, "mail/password", id))).rejects.toThrow(
      /is gone/,
    );
  });

  test("opens nothing that was altered, or put into another row or another workspace", async () => {
    const [one, other] = [await newWorkspace(), await newWorkspace()];
    const keys = serverKeys([first]);
    const keep = (workspace: TestWorkspace, text: string) =>
      inVault(workspace, keys, (vault) => keepSecret(vault, "mail/password", text));
    const [a, b, c] = [await keep(one, "one"), await keep(one, "two"), await keep(other, "three")];
    const sealed = (workspace: TestWorkspace, id: string) =>
      inVault(workspace, keys, async ({ session }) => {
        const [row] = await session.query<{ sealed: string }>("select sealed from atrium_secrets where id = $1", [id]);
        return row?.sealed ?? "";
      });
    const put = (id: string, text: string) =>
      inVault(one, keys, async (vault) => {
        await vault.session.query("update atrium_secrets set sealed = $2 where id = $1", [id, text]);
        return openSecret(vault, "mail/password", id);
      });
    const own = await sealed(one, a);
    const flipped = `${own.slice(0, 20)}${own[20] === "A" ? "B" : "A"}${own.slice(21)}`;

    for (const text of [await sealed(one, b), await sealed(other, c), flipped, own.slice(0, 10), ""])
      await expect(put(a, text)).rejects.toThrow(/was altered/);
    expect(await inVault(one, keys, (vault) => openSecret(vault, "mail/password", a))).toBe("one");
  });

  test("moves to a new secret of the server, and the one from before opens nothing then", async () => {
    const workspace = await newWorkspace();
    const [before, between, after] = [serverKeys([first]), serverKeys([second, first]), serverKeys([second])];
    const id = await inVault(workspace, before, (vault) => keepSecret(vault, "mail/password", "kept"));
    const open = (keys: KeyService) => inVault(workspace, keys, (vault) => openSecret(vault, "mail/password", id));

    await expect(open(after)).rejects.toThrow(/ATRIUM_OLD_SECRETS/);
    await expect(inVault(workspace, after, rotateKeys)).rejects.toThrow(/ATRIUM_OLD_SECRETS/);
    expect(await inVault(workspace, between, rotateKeys)).toEqual({ secrets: 1, keys: 1 });

    expect(await open(after)).toBe("kept");
    await expect(open(before)).rejects.toThrow(/ATRIUM_OLD_SECRETS/);
    expect(await inVault(workspace, after, rotateKeys)).toEqual({ secrets: 1, keys: 1 });
    expect(await open(after)).toBe("kept");
  });

  test("cannot be read by who acts with limits, even by hand-written SQL", async () => {
    const rights = await newRights({ objects: { deals: ownOnly } });
    const { environment } = rights.workspace;
    const keys = serverKeys([first]);
    await inVault(rights.workspace, keys, (vault) => keepSecret(vault, "mail/password", "kept"));
    const limited = rights.marta;

    for (const table of ["atrium_secrets", "atrium_data_keys"])
      await expect(
        environment.db.transaction({ opening: enterWorkspace(environment.workspace, limited.access) }, (session) =>
          session.query(`select * from ${table}`),
        ),
      ).rejects.toThrow(/permission denied|Failed query/);
  });
});
