import { notFound } from "next/navigation";

import { DocumentView } from "@/app/_documents/document-view.client";

type Props = { params: Promise<{ id: string }> };

export default async function DocumentPage({ params }: Props) {
  const { id } = await params;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) notFound();
  return <DocumentView id={id} />;
}
