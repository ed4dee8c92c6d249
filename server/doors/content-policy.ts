/** Styles that sonner writes into the page as it loads, and for which it takes no nonce. */
export const toastStyleHash = "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=";

// It puts the element in before its text, so nothing has to be allowed too.
const emptyStyleHash = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

type Sources = Record<string, readonly string[]>;

/**
 * What the browser may load and run on a page: our own files, and the scripts that carry this answer's nonce. Where
 * Clerk signs people in, its script on the page may ask its own host.
 */
export function pagePolicy(nonce: string, isDevelopment: boolean, clerkHost?: string): string {
  const own = `'nonce-${nonce}'`;
  return toPolicy({
    "default-src": ["'none'"],
    // Scripts by nonce alone: 'self' would also let an uploaded file run.
    "script-src": [own, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    // Next's overlay for developers writes its styles without a nonce.
    "style-src": isDevelopment
      ? ["'self'", "'unsafe-inline'"]
      : ["'self'", own, `'${toastStyleHash}'`, `'${emptyStyleHash}'`],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(clerkHost ? [`https://${clerkHost}`] : [])],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
    // What 'strict-dynamic' hands on from script to script ends at our own build; Next's tools write HTML from text.
    ...(isDevelopment ? {} : { "require-trusted-types-for": ["'script'"], "trusted-types": ["default"] }),
  });
}

/** For answers that are no pages: opened on their own they load nothing, run nothing and belong to no origin. */
export const closedPolicy = toPolicy({
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
  sandbox: [],
});

function toPolicy(sources: Sources): string {
  return Object.entries(sources)
    .map(([directive, values]) => [directive, ...values].join(" "))
    .join("; ");
}
