#!/usr/bin/env bun
import { main } from "@/server/cli/main";

process.exitCode = await main(process.argv.slice(2));
