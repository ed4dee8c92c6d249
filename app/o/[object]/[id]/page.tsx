import { notFound } from "next/navigation";

import { RecordView } from "@/app/_panel/record-view.client";

type Props = { params: Promise<{ object: string; id: string }> };

export default async function RecordPage({ params }: Props) {
  const { object, id } = await params;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(object)) notFound();
  return <RecordView objectKey={object} id={id} />;
}
