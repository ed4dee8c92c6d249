/** `host` serves Clerk's scripts and answers them; `pages` are its pages for people. Nothing of it is secret. */
export type ClerkOnPages = { publishableKey: string; host: string; pages: string };
