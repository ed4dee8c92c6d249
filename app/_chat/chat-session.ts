import type { ChatState, ChatStatus } from "ai";

import { readTool } from "@/app/_lib/api";
import { addPath, type MessageTree, newestLeaf, newestRootLeaf, pathTo, siblingIds } from "@/app/_lib/message-tree";
import { queryClient, refreshRecords, toolKey } from "@/app/_lib/query";
import type { StoredMessage } from "@/app/_lib/tool-types";
import type { ChatEngine } from "./chat-engine";
import { type AnswerDetail, type ChatMessage, filesOf, textOf } from "./chat-types";
import type { Written } from "./mention";
import { chooseModel, chosenModelStore } from "./model-choice";
import { openViewOf } from "./opened-view";

export type Loading = "new" | "loading" | "ready" | "failed";

export type SessionView = {
  loading: Loading;
  loadError: unknown;
  title: string;
  messages: ChatMessage[];
  status: ChatStatus;
  error: Error | undefined;
  /** Text of a message that never reached the server; the composer takes it back. */
  keptText: string | null;
  /** Why that message was not sent. */
  sendFailure: string | null;
};

const emitEvery = 40;

/** One conversation of this tab. It lives outside of React, so a stream goes on while the person looks elsewhere. */
export class ChatSession {
  readonly id: string;
  private view: SessionView;
  private tree: MessageTree<ChatMessage> = new Map();
  private listeners = new Set<() => void>();
  private engine: Promise<ChatEngine> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(id: string, isNew: boolean) {
    this.id = id;
    this.view = {
      loading: isNew ? "new" : "loading",
      loadError: null,
      title: "",
      messages: [],
      status: "ready",
      error: undefined,
      keptText: null,
      sendFailure: null,
    };
    if (!isNew && typeof window !== "undefined") void this.load();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getView = (): SessionView => this.view;

  async load(): Promise<void> {
    this.update({ loading: "loading", loadError: null });
    try {
      const stored = await readTool("get_conversation", { id: this.id });
      this.tree = new Map(
        stored.messages.map((each) => [each.id, { message: toMessage(each), parentId: each.parentId }] as const),
      );
      if (stored.model) chooseModel(this.id, stored.model);
      const leaf = stored.leafId && this.tree.has(stored.leafId) ? stored.leafId : newestRootLeaf(this.tree);
      this.update({ loading: "ready", title: stored.title, messages: pathTo(this.tree, leaf) });
    } catch (loadError) {
      this.update({ loading: "failed", loadError });
    }
  }

  /** Fetches the engine's script ahead of the first message. */
  warmUp = (): void => {
    void this.getEngine();
  };

  async send({ text, mentions, files = [] }: Written): Promise<void> {
    const engine = await this.getEngine();
    this.update({ keptText: null, sendFailure: null, error: undefined });
    await engine.sendMessage({
      role: "user",
      parts: [
        { type: "text", text },
        ...(mentions.length > 0 ? [{ type: "data-mentions" as const, data: { records: mentions } }] : []),
        ...(files.length > 0 ? [{ type: "data-files" as const, data: { files } }] : []),
      ],
    });
  }

  /** The old wording stays as a branch. */
  async edit(messageId: string, text: string): Promise<void> {
    this.remember();
    const index = this.view.messages.findIndex((message) => message.id === messageId);
    const said = this.view.messages[index];
    if (!said) return;
    this.update({ messages: this.view.messages.slice(0, index) });
    await this.send({ text, mentions: [], files: filesOf(said) });
  }

  async retry(messageId?: string): Promise<void> {
    this.remember();
    const engine = await this.getEngine();
    engine.clearError();
    await engine.regenerate(messageId ? { messageId } : {});
  }

  async answer(approvalId: string, approved: boolean, detail?: AnswerDetail): Promise<void> {
    await (await this.getEngine()).answer(approvalId, approved, detail);
  }

  async stop(): Promise<void> {
    await (await this.getEngine()).stop();
  }

  branches(messageId: string): { ids: string[]; index: number } {
    const ids = siblingIds(this.tree, messageId);
    return { ids, index: ids.indexOf(messageId) };
  }

  showBranch(messageId: string): void {
    this.remember();
    this.update({ messages: pathTo(this.tree, newestLeaf(this.tree, messageId)), error: undefined, status: "ready" });
  }

  setTitle(title: string): void {
    this.update({ title });
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "list_conversations" });
  }

  takeKeptText(): string | null {
    const { keptText } = this.view;
    if (keptText !== null) this.update({ keptText: null });
    return keptText;
  }

  get isBusy(): boolean {
    return this.view.status === "submitted" || this.view.status === "streaming";
  }

  private getEngine(): Promise<ChatEngine> {
    this.engine ??= import("./chat-engine").then(
      ({ ChatEngine: Engine }) =>
        new Engine({
          id: this.id,
          state: this.engineState(),
          model: () => chosenModelStore.get()[this.id],
          onTitle: (title) => this.setTitle(title),
          onEnd: () => this.afterTurn(),
        }),
    );
    return this.engine;
  }

  private afterTurn(): void {
    const { messages, error } = this.view;
    const last = messages.at(-1);
    if (error && last?.role === "user") {
      this.update({
        messages: messages.slice(0, -1),
        keptText: textOf(last),
        sendFailure: error.message,
        error: undefined,
        status: "ready",
      });
      return;
    }
    if (error && last) this.update({ messages: [...messages.slice(0, -1), reopenApprovals(last)] });
    this.remember();
    openViewOf(last);
    refreshRecords();
    void queryClient.invalidateQueries({ queryKey: toolKey("get_conversation", { id: this.id }) });
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "list_conversations" });
  }

  private remember(): void {
    this.tree = addPath(this.tree, this.view.messages);
  }

  private engineState(): ChatState<ChatMessage> {
    const session = this;
    return {
      get status() {
        return session.view.status;
      },
      set status(status) {
        session.update({ status });
      },
      get error() {
        return session.view.error;
      },
      set error(error) {
        session.update({ error });
      },
      get messages() {
        return session.view.messages;
      },
      set messages(messages) {
        session.update({ messages: [...messages] });
      },
      pushMessage: (message) => session.update({ messages: [...session.view.messages, message], loading: "ready" }),
      popMessage: () => session.update({ messages: session.view.messages.slice(0, -1) }),
      replaceMessage: (index, message) => {
        const messages = [...session.view.messages];
        messages[index] = structuredClone(message);
        session.update({ messages }, true);
      },
      snapshot: (value) => structuredClone(value),
    };
  }

  /** Parts can arrive faster than a screen refreshes; those updates are gathered. */
  private update(change: Partial<SessionView>, canWait = false): void {
    this.view = { ...this.view, ...change };
    if (canWait) {
      this.timer ??= setTimeout(() => this.emit(), emitEvery);
      return;
    }
    this.emit();
  }

  private emit(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (const listener of this.listeners) listener();
  }
}

const sessions = new Map<string, ChatSession>();

export function getSession(id: string, isNew = false): ChatSession {
  const known = sessions.get(id);
  if (known) return known;
  const made = new ChatSession(id, isNew);
  if (typeof window !== "undefined") sessions.set(id, made);
  return made;
}

export function forgetSession(id: string): void {
  sessions.delete(id);
}

function toMessage(stored: StoredMessage): ChatMessage {
  return { id: stored.id, role: stored.role, parts: stored.parts, metadata: stored.metadata ?? {} } as ChatMessage;
}

/** An answer that did not arrive is asked for again. */
function reopenApprovals(message: ChatMessage): ChatMessage {
  const parts = message.parts.map((part) =>
    "state" in part && part.state === "approval-responded"
      ? { ...part, state: "approval-requested", approval: { id: part.approval.id } }
      : part,
  );
  return { ...message, parts } as ChatMessage;
}
