import { readUIMessageStream, type UIMessageChunk } from "ai";

import type { ModelSettings } from "@/agent/models/models";
import { runTurn, type TurnTimeouts } from "@/agent/turn/run-turn";
import type { AtriumMessage, AttachedFile, Mention, PageContext, TurnRequest } from "@/agent/turn/turn-types";
import type { TestWorkspace } from "@/tools/testing/test-workspace";

export type ToolPart = {
  type: string;
  state: string;
  toolCallId: string;
  input?: unknown;
  output?: unknown;
  errorText?: string;
  approval?: { id: string; approved?: boolean };
};

export type Answer = {
  message: AtriumMessage;
  text: string;
  tools: ToolPart[];
  chunks: UIMessageChunk[];
  error: string | undefined;
};

/** A conversation of one person with the assistant, as a client would hold it. */
export class TestConversation {
  readonly id: string;
  leaf: string | null = null;
  last: AtriumMessage | undefined;
  private readonly workspace: TestWorkspace;
  private readonly models: ModelSettings;
  private readonly timeouts: TurnTimeouts;
  constructor(workspace: TestWorkspace, models: ModelSettings, timeouts: TurnTimeouts = {}) {
    this.workspace = workspace;
    this.models = models;
    this.timeouts = timeouts;
    this.id = workspace.environment.clock.newId();
  }

  async say(
    text: string,
    context: PageContext = {},
    mentions: Mention[] = [],
    files: AttachedFile[] = [],
  ): Promise<Answer> {
    const id = this.workspace.environment.clock.newId();
    const picked = mentions.length > 0 ? [{ type: "data-mentions", data: { records: mentions } }] : [];
    const attached = files.length > 0 ? [{ type: "data-files", data: { files } }] : [];
    const message = { id, role: "user" as const, parts: [{ type: "text", text }, ...picked, ...attached] };
    return this.turn({ conversationId: this.id, parentId: this.leaf, message, context }, undefined);
  }

  async decide(
    isApproved: boolean,
    reason?: string,
    context: PageContext = {},
    more: Pick<NonNullable<TurnRequest["approval"]>, "edits" | "isAskedAnew"> = {},
  ): Promise<Answer> {
    const message = this.last;
    const part = ((message?.parts ?? []) as unknown as ToolPart[]).find(
      (candidate) => candidate.state === "approval-requested",
    );
    if (!message || !part?.approval) throw new Error("Nothing waits for a yes.");
    const approval = {
      messageId: message.id,
      approvalId: part.approval.id,
      approved: isApproved,
      ...(reason ? { reason } : {}),
      ...more,
    };
    return this.turn({ conversationId: this.id, parentId: null, approval, context }, message);
  }

  async turn(request: TurnRequest, onto: AtriumMessage | undefined): Promise<Answer> {
    const turn = { environment: this.workspace.environment, actor: this.workspace.member(), door: "test" };
    const chunks: UIMessageChunk[] = [];
    const stream = await runTurn(turn, request, { models: this.models, timeouts: this.timeouts });
    const observed = stream.pipeThrough(
      new TransformStream<UIMessageChunk, UIMessageChunk>({
        transform(chunk, controller) {
          chunks.push(chunk);
          controller.enqueue(chunk);
        },
      }),
    );
    let message = onto;
    for await (const state of readUIMessageStream<AtriumMessage>({
      stream: observed as never,
      ...(onto ? { message: structuredClone(onto) } : {}),
    }))
      message = state;
    if (!message) throw new Error("The turn gave no message.");
    this.last = message;
    this.leaf = message.id;
    const failed = chunks.find((chunk) => chunk.type === "error");
    return {
      message,
      text: message.parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
      tools: message.parts.filter((part) => part.type.startsWith("tool-")) as unknown as ToolPart[],
      chunks,
      error: failed?.type === "error" ? failed.errorText : undefined,
    };
  }
}
