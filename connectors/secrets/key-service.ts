/** A key that a key service wrapped: only the service with the key of this id can unwrap it. */
export type WrappedKey = { keyId: string; wrapped: string };

/** Holds the keys that wrap others and never gives them away: a secret of this server, or a cloud's key management. */
export type KeyService = {
  /** Of the key that wraps from now on. */
  currentKeyId(): string;
  /** `context` has to be the same at unwrapping. */
  wrap(key: Uint8Array, context: string): Promise<WrappedKey>;
  /** Throws UnknownKeyError where the key that wrapped is not here. */
  unwrap(wrapped: WrappedKey, context: string): Promise<Uint8Array>;
};

export class UnknownKeyError extends Error {
  override name = "UnknownKeyError";
}
