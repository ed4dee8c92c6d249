import { notFound } from "next/navigation";

import { ImportView } from "@/app/_import/import-view.client";

type Props = { params: Promise<{ object: string }> };

export default async function ImportPage({ params }: Props) {
  const { object } = await params;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(object)) notFound();
  return <ImportView objectKey={object} />;
}
