import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An address that people entered and that Atrium must not call. The message is for them. */
export class RefusedAddressError extends Error {
  override name = "RefusedAddressError";
}

export type Resolve = (host: string) => Promise<string[]>;

const byDns: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export type AddressRules = {
  /** Hosts on the operator's own network that may be called all the same, in small letters. */
  internalHosts: readonly string[];
  resolve?: Resolve | undefined;
};

/**
 * The address to connect to, looked up once: who asks the name server again could be told another one. Refused is a host
 * with any address of this machine, a private network, a cloud's metadata or another that is not public.
 */
export async function publicAddress(host: string, { internalHosts, resolve = byDns }: AddressRules): Promise<string> {
  const name = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(name) ? [name] : await resolve(name).catch(() => []);
  const [first] = addresses;
  if (first === undefined) throw new RefusedAddressError(`${name} cannot be found. Check how the address is written.`);
  if (internalHosts.includes(name.toLowerCase()) || addresses.every(isPublic)) return first;
  throw new RefusedAddressError(
    `${name} is not on the public internet. Whoever runs Atrium can allow it in ATRIUM_INTERNAL_HOSTS.`,
  );
}

function isPublic(address: string): boolean {
  // An IPv4 address written as IPv6 counts as what it stands for; ways to reach IPv4 through IPv6 are no unicast.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}
