import { MessageSquare } from "lucide-react";

import { EmptyState } from "@/app/_ui/states";

export function DockStart() {
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto">
      <EmptyState icon={<MessageSquare aria-hidden="true" />} title="Ask about what you see">
        Check some rows and “these” means them: “Assign these to Priya”, “Move their close date to 15 January”.
      </EmptyState>
    </div>
  );
}
