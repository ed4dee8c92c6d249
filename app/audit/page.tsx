import { AuditView } from "@/app/_audit/audit-view.client";

export default function AuditPage() {
  return <AuditView />;
}
