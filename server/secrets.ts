import type { KeyService } from "@/connectors/secrets/key-service";
import { serverKeys } from "@/connectors/secrets/server-keys";
import { readSecrets, type ServerSecrets } from "./auth/secret";
import type { Settings } from "./settings";

/** Read when something is first sealed or opened: who keeps no secrets needs none. */
export type Secrets = { list(): ServerSecrets; keys: KeyService };

export function openSecrets(settings: Settings): Secrets {
  let secrets: ServerSecrets | undefined;
  let opened: KeyService | undefined;
  const list = (): ServerSecrets => {
    secrets ??= readSecrets(settings);
    return secrets;
  };
  const service = (): KeyService => {
    opened ??= serverKeys(list());
    return opened;
  };
  return {
    list,
    keys: {
      currentKeyId: () => service().currentKeyId(),
      wrap: async (key, context) => service().wrap(key, context),
      unwrap: async (wrapped, context) => service().unwrap(wrapped, context),
    },
  };
}
