import { buildApp } from "./app-build";
import { fail } from "./fail";
import { serve } from "./serve";

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });

await buildApp().then(serve).catch(fail);
