import { buildApp } from "./app-build";
import { fail } from "./fail";

await buildApp().catch(fail);
