import "@/app/_lib/zod-without-eval";
import { AbstractChat, type ChatState, DefaultChatTransport } from "ai";

import { freshSession } from "@/app/_lib/clerk-on-page";
import { workspaceHeader } from "@/app/_lib/workspace-pin";
import { currentContext } from "@/app/_lib/workspace-stores";
import { type AnswerDetail, type ChatMessage, toToolPart } from "./chat-types";

export type EngineOptions = {
  id: string;
  state: ChatState<ChatMessage>;
  model: () => string | undefined;
  onTitle: (title: string) => void;
  onEnd: () => void;
};

/**
 * What useChat runs on, with its state in our own session: it outlives the page that started it,
 * and its script loads with the first message instead of with the page.
 */
export class ChatEngine extends AbstractChat<ChatMessage> {
  private readonly details: Map<string, AnswerDetail>;

  constructor({ id, state, model, onTitle, onEnd }: EngineOptions) {
    const sent = new Set<string>();
    const details = new Map<string, AnswerDetail>();
    super({
      id,
      state,
      generateId: () => crypto.randomUUID(),
      transport: new DefaultChatTransport<ChatMessage>({
        api: "/api/chat",
        fetch: fetchOrExplain as typeof fetch,
        prepareSendMessagesRequest: ({ messages, trigger }) => ({
          headers: workspaceHeader(),
          body: requestBody(id, messages, trigger, model(), { sent, details }),
        }),
      }),
      onData: (part) => {
        if (part.type === "data-title") onTitle(part.data.title);
      },
      onFinish: ({ isError }) => {
        if (isError) sent.clear();
        onEnd();
      },
      sendAutomaticallyWhen: ({ messages }) => pendingAnswer(messages, { sent, details }) !== null,
    });
    this.details = details;
  }

  /** The SDK takes a yes or a no; what goes with it waits here for the request. */
  async answer(id: string, approved: boolean, detail: AnswerDetail = {}): Promise<void> {
    this.details.set(id, detail);
    const { reason } = detail;
    await this.addToolApprovalResponse({ id, approved, ...(reason ? { reason } : {}) });
  }
}

function requestBody(
  conversationId: string,
  messages: ChatMessage[],
  trigger: "submit-message" | "regenerate-message",
  model: string | undefined,
  answers: Answers,
): object {
  const last = messages.at(-1);
  const common = { conversationId, context: currentContext(), model };
  const answer = pendingAnswer(messages, answers);
  if (answer && trigger === "submit-message") {
    answers.sent.add(answer.approvalId);
    return { ...common, parentId: messages.at(-2)?.id ?? null, approval: answer };
  }
  if (trigger === "regenerate-message") return { ...common, parentId: last?.id ?? null, regenerate: true };
  return { ...common, message: last, parentId: messages.at(-2)?.id ?? null };
}

type Answers = { sent: Set<string>; details: ReadonlyMap<string, AnswerDetail> };

/** The newest answered approval that the server has not heard of yet. */
function pendingAnswer(messages: ChatMessage[], { sent, details }: Answers) {
  const last = messages.at(-1);
  if (last?.role !== "assistant") return null;
  for (const part of last.parts) {
    const tool = toToolPart(part);
    if (tool?.state !== "approval-responded" || !tool.approval || sent.has(tool.approval.id)) continue;
    return {
      messageId: last.id,
      approvalId: tool.approval.id,
      approved: tool.approval.approved === true,
      ...(tool.approval.reason ? { reason: tool.approval.reason } : {}),
      ...details.get(tool.approval.id),
    };
  }
  return null;
}

type ErrorBody = { error?: { message?: string; requestId?: string } };

async function fetchOrExplain(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    await freshSession();
    response = await fetch(input, init);
  } catch (cause) {
    if (init?.signal?.aborted) throw cause;
    throw new Error("Atrium did not answer. Your text is kept; send it again when the connection is back.");
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const number = body.error?.requestId ? ` (request ${body.error.requestId})` : "";
  throw new Error(`${body.error?.message ?? `The server answered ${response.status}.`}${number}`);
}
