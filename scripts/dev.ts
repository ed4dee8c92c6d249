import { fail } from "./fail";
import { serve } from "./serve";

Object.assign(process.env, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });

await serve().catch(fail);
