import { notFound } from "next/navigation";

import { ReportView } from "@/app/_reports/report-view.client";

type Props = { params: Promise<{ id: string }> };

export default async function ReportPage({ params }: Props) {
  const { id } = await params;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) notFound();
  return <ReportView id={id} />;
}
