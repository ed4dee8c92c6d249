import type { FastifyRequest } from "fastify";

/** The value of a cookie that is no secret. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

export function makeCookie(name: string, value: string, url: string): string {
  const secure = url.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`;
}
