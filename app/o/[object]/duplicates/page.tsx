import { notFound } from "next/navigation";

import { DuplicatesView } from "@/app/_duplicates/duplicates-view.client";

type Props = { params: Promise<{ object: string }> };

export default async function DuplicatesPage({ params }: Props) {
  const { object } = await params;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(object)) notFound();
  return <DuplicatesView objectKey={object} />;
}
