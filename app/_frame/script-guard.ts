/**
 * Runs first on every page. Scripts come from our own build alone, and no text becomes HTML, whoever asks: a browser that knows
 * trusted types refuses the rest. React may write this script once more, when it has to draw a page anew. The nonce goes to
 * the styles that dialogs write. Where Clerk signs people in, its own script is the one that comes from elsewhere.
 */
export const scriptGuard = (clerkHost = ""): string =>
  `(()=>{const{nonce:n,text:t}=document.currentScript;window.__webpack_nonce__=n;window.trustedTypes&&trustedTypes.createPolicy("default",{createHTML:h=>h===t||h==="<script><\\/script>"?h:null,createScriptURL:u=>{const a=new URL(u,location.href);return a.origin===location.origin&&a.pathname.startsWith("/_next/static/")||${toTest(clerkHost)}?u:null}})})();`;

const toTest = (host: string): string =>
  host ? `a.origin==="https://${host}"&&a.pathname.startsWith("/npm/@clerk/clerk-js@")` : "false";
