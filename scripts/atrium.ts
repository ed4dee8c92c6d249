#!/usr/bin/env bun
import { main } from "@/server/cli/main";

await main(process.argv.slice(2));
