import { CalendarDays, SquareKanban, Table2 } from "lucide-react";

import type { Layout } from "@/app/_lib/types";

const icons = { table: Table2, board: SquareKanban, calendar: CalendarDays };

export const layoutLabels: Record<Layout, string> = { table: "Table", board: "Board", calendar: "Calendar" };

export function LayoutIcon({ layout = "table" }: { layout?: Layout | undefined }) {
  const Icon = icons[layout];
  return <Icon aria-hidden="true" />;
}
