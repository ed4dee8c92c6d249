import { notFound } from "next/navigation";

import { ObjectView } from "@/app/_panel/object-view.client";

type Props = { params: Promise<{ object: string }> };

export default async function ObjectPage({ params }: Props) {
  const { object } = await params;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(object)) notFound();
  return <ObjectView objectKey={object} />;
}
