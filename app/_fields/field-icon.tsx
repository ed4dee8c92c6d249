import {
  AlignLeft,
  AtSign,
  Banknote,
  Calendar,
  CircleDot,
  Clock,
  Hash,
  Link2,
  type LucideIcon,
  type LucideProps,
  Phone,
  SquareArrowOutUpRight,
  Tags,
  ToggleLeft,
  Type,
  UserRound,
  Waypoints,
} from "lucide-react";

import type { FieldType } from "@/app/_lib/types";

const icons = {
  text: Type,
  long_text: AlignLeft,
  number: Hash,
  currency: Banknote,
  boolean: ToggleLeft,
  picklist: CircleDot,
  multi_select: Tags,
  date: Calendar,
  datetime: Clock,
  owner: UserRound,
  lookup: Link2,
  links: Waypoints,
  email: AtSign,
  phone: Phone,
  url: SquareArrowOutUpRight,
} satisfies Record<FieldType, LucideIcon>;

export function FieldIcon({ type, ...props }: LucideProps & { type: FieldType }) {
  const Icon = icons[type];
  return <Icon aria-hidden="true" {...props} />;
}
