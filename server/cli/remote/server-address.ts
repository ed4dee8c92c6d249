import { AppError } from "@/tools/core/app-error";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The address of a server as it was typed; what opens it is sent in the clear to nobody but this machine. */
export function serverAddress(text: string | undefined): string {
  const withScheme = text && !/^https?:\/\//.test(text) ? `https://${text}` : text;
  if (!withScheme || !URL.canParse(withScheme))
    throw new AppError("invalid_input", "Name the server, for instance: atrium login https://crm.example.com");
  const { protocol, hostname, origin } = new URL(withScheme);
  if (protocol !== "https:" && !loopback.has(hostname))
    throw new AppError(
      "invalid_input",
      `${origin} is not encrypted, so everybody on the way could read the key. Use https.`,
    );
  return origin;
}
