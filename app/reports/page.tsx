import { ReportsView } from "@/app/_reports/reports-view.client";

export default function ReportsPage() {
  return <ReportsView />;
}
