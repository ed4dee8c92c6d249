"use client";

import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";

import { useStore } from "@/app/_lib/store";
import { Button } from "./button";
import { Kbd } from "./kbd";
import { type Notice, pendingNotices } from "./notices";

export function Toasts() {
  const queue = useStore(pendingNotices);

  useEffect(() => {
    if (queue.length === 0) return;
    for (const notice of queue) {
      toast.custom((id) => <ToastCard notice={notice} onClose={() => toast.dismiss(id)} />, {
        id: notice.id,
        duration: (notice.seconds ?? (notice.kind === "failed" ? 10 : 6)) * 1000,
      });
    }
    pendingNotices.set([]);
  }, [queue]);

  return <Toaster position="bottom-left" offset={16} mobileOffset={12} gap={8} visibleToasts={3} />;
}

const marks = {
  done: <CircleCheck className="text-success" aria-hidden="true" />,
  failed: <CircleAlert className="text-destructive-text" aria-hidden="true" />,
  info: <Info className="text-muted-foreground" aria-hidden="true" />,
};

function ToastCard({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { action } = notice;
  return (
    <div
      role={notice.kind === "failed" ? "alert" : "status"}
      className="flex min-h-10 w-[380px] max-w-[calc(100vw-24px)] items-center gap-2.5 rounded-lg bg-popover py-2 pr-2 pl-3 font-sans text-sm text-popover-foreground shadow-md"
    >
      {marks[notice.kind ?? "info"]}
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{notice.text}</span>
      {action ? (
        <Button
          variant="ghost"
          size="sm"
          onClick={() => {
            action.onSelect();
            onClose();
          }}
        >
          {action.label}
          {action.keys ? <Kbd>{action.keys}</Kbd> : null}
        </Button>
      ) : null}
    </div>
  );
}
