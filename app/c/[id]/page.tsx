import { notFound } from "next/navigation";

import { ConversationView } from "@/app/_chat/conversation-view.client";

type Props = { params: Promise<{ id: string }> };

export default async function ConversationPage({ params }: Props) {
  const { id } = await params;
  if (!/^[0-9a-f-]{36}$/i.test(id)) notFound();
  return <ConversationView id={id} />;
}
