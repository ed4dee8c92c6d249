import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import type { AppRouter } from "@/server/doors/trpc/router";

type Procedures = AppRouter["_def"]["record"]["tools"];
type Inputs = inferRouterInputs<AppRouter>["tools"];
type Outputs = inferRouterOutputs<AppRouter>["tools"];

/** The tools as the doors offer them: names, inputs and outputs come from the registry. */
export type ToolName = keyof Procedures;
export type ToolInput<Name extends ToolName> = Inputs[Name];
export type ToolOutput<Name extends ToolName> = Outputs[Name];
export type ReadTool = {
  [Name in ToolName]: Procedures[Name]["_def"]["type"] extends "query" ? Name : never;
}[ToolName];
export type WriteTool = Exclude<ToolName, ReadTool>;

export type StoredMessage = ToolOutput<"get_conversation">["messages"][number];
