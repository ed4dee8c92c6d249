import { notFound } from "next/navigation";

import { ObjectSettings } from "@/app/_settings/object-settings.client";

type Props = { params: Promise<{ object: string }> };

export default async function ObjectSettingsPage({ params }: Props) {
  const { object } = await params;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(object)) notFound();
  return <ObjectSettings objectKey={object} />;
}
