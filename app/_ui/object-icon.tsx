import {
  Box,
  Building2,
  Handshake,
  type LucideIcon,
  type LucideProps,
  NotebookText,
  SquareCheck,
  Users,
} from "lucide-react";
import dynamic from "next/dynamic";

/** The standard objects' icons are at hand; those that custom objects choose come when one is shown. */
const usual: Record<string, LucideIcon> = {
  box: Box,
  "building-2": Building2,
  handshake: Handshake,
  "notebook-text": NotebookText,
  "square-check": SquareCheck,
  users: Users,
};

const MoreObjectIcons = dynamic(() => import("./more-object-icons").then((module) => module.MoreObjectIcon), {
  ssr: false,
  loading: () => <span aria-hidden="true" className="size-4 flex-none" />,
});

export function ObjectIcon({ icon, ...props }: LucideProps & { icon: string | undefined }) {
  const Icon = icon ? usual[icon] : Box;
  if (Icon) return <Icon aria-hidden="true" {...props} />;
  return <MoreObjectIcons icon={icon ?? "box"} {...props} />;
}
