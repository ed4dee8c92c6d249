import { z } from "zod";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Where an answer may be led: over https, to this computer, or to an app by a scheme of its own (RFC 8252). */
export const redirectShape = z
  .string()
  .max(500)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, hash, username } = new URL(text);
    if (hash || username) return false;
    if (protocol === "https:") return !loopback.has(hostname);
    return protocol === "http:" ? loopback.has(hostname) : /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(protocol);
  }, "An address begins with https://, or leads to this computer (http://127.0.0.1/…) or to an app (com.example.app:/…).");
