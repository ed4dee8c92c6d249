import { config } from "zod/v4/core";

/** The page's policy allows no code made from text, and zod would try whether it may. Imported before what defines shapes. */
config({ jitless: true });
