import { DocumentsView } from "@/app/_documents/documents-view.client";

export default function DocumentsPage() {
  return <DocumentsView />;
}
