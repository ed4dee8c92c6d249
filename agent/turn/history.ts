import {
  isUnknownMessage,
  type MessageRow,
  openConversation,
  readBranch,
  saveMessage,
} from "@/tools/conversations/message-store";
import { AppError } from "@/tools/core/app-error";
import { inWorkspace } from "@/tools/core/in-workspace";
import { type Answered, answerApproval } from "./answer-approval";
import type { Summary } from "./fit-context";
import {
  type AtriumMessage,
  type AttachedFile,
  attachedShape,
  type Mention,
  mentionsShape,
  messageLimit,
  type TurnContext,
  type TurnRequest,
} from "./turn-types";

export type History = {
  messages: AtriumMessage[];
  parentId: string | null;
  title: string | null;
  model: string | null;
  summary: Summary | null;
  /** What the person answered to a question of this turn. */
  answer?: Answered;
};

/** Stores what the person said or decided, and answers the branch that the model will see. */
export function openHistory(turn: TurnContext, request: TurnRequest): Promise<History> {
  const { environment, actor } = turn;
  const now = environment.clock.now();
  return inWorkspace(environment, async (session) => {
    const title = titleFrom(request.message as AtriumMessage | undefined);
    const { isNew, model, summary } = await openConversation(session, {
      id: request.conversationId,
      memberId: actor.memberId,
      title,
      model: request.model ?? null,
      now,
    });
    if (request.approval) {
      const branch = await readBranch(session, request.conversationId, request.approval.messageId);
      const messages = branch.map(toMessage);
      const answered = messages.at(-1);
      if (!answered) throw new AppError("not_found", "That message is not part of this conversation.");
      const answer = await answerApproval(session, turn, { message: answered, approval: request.approval });
      return { messages, parentId: branch.at(-1)?.parentId ?? null, title: null, model, summary, answer };
    }
    const branch = await readBranch(session, request.conversationId, request.parentId);
    const messages = branch.map(toMessage);
    if (!request.message) {
      if (messages.at(-1)?.role !== "user")
        throw new AppError("invalid_input", "Only an answer to a message can be made again.");
      return { messages, parentId: request.parentId, title: null, model, summary };
    }
    const message = cleanMessage(request.message as AtriumMessage);
    if (!(await isUnknownMessage(session, message.id)))
      throw new AppError("conflict", "This message was received already.");
    const row = {
      id: message.id,
      parentId: request.parentId,
      role: "user" as const,
      parts: message.parts,
      metadata: null,
      text: textOf(message),
      createdAt: now,
    };
    await saveMessage(session, request.conversationId, row, now);
    return { messages: [...messages, message], parentId: message.id, title: isNew ? title : null, model, summary };
  });
}

export function textOf(message: AtriumMessage): string {
  return message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** Text as it can be stored and read: no NUL, no half characters, not endless. */
function cleanMessage(message: AtriumMessage): AtriumMessage {
  const texts = message.parts.flatMap((part) =>
    part.type === "text" ? [part.text.replaceAll("\u0000", "").toWellFormed()] : [],
  );
  const text = texts.join("\n").trim();
  if (text === "")
    throw new AppError("invalid_input", "The message is empty. Write what you would like to know or have done.");
  if (text.length > messageLimit) {
    throw new AppError(
      "invalid_input",
      `The message has ${text.length.toLocaleString("en")} characters; ${messageLimit.toLocaleString("en")} is the limit. Shorten it and send it again.`,
    );
  }
  const mentions = readMentions(message);
  const files = readFiles(message);
  return {
    id: message.id,
    role: "user",
    parts: [
      { type: "text", text },
      ...(mentions.length > 0 ? [{ type: "data-mentions" as const, data: { records: mentions } }] : []),
      ...(files.length > 0 ? [{ type: "data-files" as const, data: { files } }] : []),
    ],
  };
}

/** What was picked by @ in a message; a malformed part counts as none. */
export function readMentions(message: AtriumMessage | undefined): Mention[] {
  const part = message?.parts.find((candidate) => candidate.type === "data-mentions");
  const parsed = mentionsShape.safeParse(part && "data" in part ? part.data : undefined);
  return parsed.success ? parsed.data.records : [];
}

/** What was put beside a message; a malformed part counts as none. */
export function readFiles(message: AtriumMessage | undefined): AttachedFile[] {
  const part = message?.parts.find((candidate) => candidate.type === "data-files");
  const parsed = attachedShape.safeParse(part && "data" in part ? part.data : undefined);
  return parsed.success ? parsed.data.files : [];
}

function titleFrom(message: AtriumMessage | undefined): string {
  const text = (message ? textOf(message) : "").replace(/\s+/g, " ").trim().toWellFormed().replaceAll("\u0000", "");
  if (text.length <= 60) return text || "Conversation";
  return `${text.slice(0, 58).replace(/\s+\S*$/, "")} …`;
}

function toMessage(row: MessageRow): AtriumMessage {
  return {
    id: row.id,
    role: row.role,
    parts: row.parts as AtriumMessage["parts"],
    ...(row.metadata ? { metadata: row.metadata as AtriumMessage["metadata"] } : {}),
  } as AtriumMessage;
}
