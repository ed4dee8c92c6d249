import { Resolver as DnsResolver } from "node:dns/promises";

/** Asks the domain name system; a name that is not there has no texts. */
export type Resolver = { texts(name: string): Promise<string[]> };

const absent = new Set(["ENOTFOUND", "ENODATA"]);

/** By the name servers of this machine, or by the ones that are given as `address:port`. */
export function openResolver(servers: readonly string[] = []): Resolver {
  return {
    async texts(name) {
      const resolver = new DnsResolver({ timeout: 3000, tries: 2 });
      if (servers.length > 0) resolver.setServers(servers);
      try {
        // A long text comes in pieces.
        return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(""));
      } catch (error) {
        if (error instanceof Error && "code" in error && absent.has(String(error.code))) return [];
        throw error;
      }
    },
  };
}
