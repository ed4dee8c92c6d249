import {
  Box,
  Briefcase,
  Building2,
  Calendar,
  FileText,
  Folder,
  Handshake,
  type LucideIcon,
  type LucideProps,
  NotebookText,
  Package,
  Receipt,
  RefreshCw,
  SquareCheck,
  Star,
  Tag,
  Target,
  User,
  Users,
} from "lucide-react";

/** The icons an object can carry; all of lucide would weigh more than the page. */
const icons: Record<string, LucideIcon> = {
  briefcase: Briefcase,
  "building-2": Building2,
  calendar: Calendar,
  "file-text": FileText,
  folder: Folder,
  handshake: Handshake,
  "notebook-text": NotebookText,
  package: Package,
  receipt: Receipt,
  "refresh-cw": RefreshCw,
  "square-check": SquareCheck,
  star: Star,
  tag: Tag,
  target: Target,
  user: User,
  users: Users,
};

export function ObjectIcon({ icon, ...props }: LucideProps & { icon: string | undefined }) {
  const Icon = (icon ? icons[icon] : undefined) ?? Box;
  return <Icon aria-hidden="true" {...props} />;
}
