import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";

import type { ClerkOnPages } from "./clerk-view";
import { closedPolicy, pagePolicy } from "./content-policy";
import { isDoor } from "./is-door";

const ofDocuments = {
  "referrer-policy": "same-origin",
  // For browsers that do not know the policy's frame-ancestors.
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"]
    .map((feature) => `${feature}=()`)
    .join(", "),
};

/** Every answer says what a browser may do with it; set on the raw answer, because Next and the stream write there. */
export function answerHeaders(
  app: FastifyInstance,
  options: { isDevelopment: boolean; isSecure: boolean; clerk?: ClerkOnPages | undefined },
): void {
  app.addHook("onRequest", async (request, { raw: answer }) => {
    answer.setHeader("x-content-type-options", "nosniff");
    if (options.isSecure) answer.setHeader("strict-transport-security", "max-age=31536000");
    // Scripts, styles and fonts of the build are no documents, and a page loads so many of them that headers weigh.
    if (request.url.startsWith("/_next/static/")) return;
    for (const [name, value] of Object.entries(ofDocuments)) answer.setHeader(name, value);
    if (isDoor(request) || request.url.startsWith("/_next/")) {
      answer.setHeader("content-security-policy", closedPolicy);
      // What a door answers is somebody's own, and none of it may lie in a browser when they have gone.
      if (isDoor(request)) answer.setHeader("cache-control", "no-store");
      return;
    }
    const nonce = randomBytes(16).toString("base64");
    const policy = pagePolicy(nonce, options.isDevelopment, options.clerk?.host);
    answer.setHeader("content-security-policy", policy);
    // Next reads the nonce for its own scripts from the first, our layout from the second; what a client sent is replaced.
    request.raw.headers["content-security-policy"] = policy;
    request.raw.headers["x-nonce"] = nonce;
    if (options.clerk) request.raw.headers["x-clerk"] = JSON.stringify(options.clerk);
    else delete request.raw.headers["x-clerk"];
  });
}
