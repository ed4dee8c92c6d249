"use client";

import { goLetterOf } from "@/app/_frame/go-letters";
import { useObjects } from "@/app/_lib/query";
import { dialogStore } from "@/app/_lib/workspace-stores";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Kbd } from "@/app/_ui/kbd";

type Line = [keys: string[], text: string];

const everywhere: Line[] = [
  [["⌘K"], "Search or ask"],
  [["⌘J"], "Between conversation and records"],
  [["/"], "To the composer"],
  [["C"], "New record"],
  [["Z"], "Undo the latest change"],
  [["?"], "This list"],
];
const grid: Line[] = [
  [["↑", "↓", "←", "→"], "Move"],
  [["E"], "Edit the cell"],
  [["↵"], "Edit, or open from the name"],
  [["Tab"], "Save and go right"],
  [["X"], "Select the row"],
  [["⇧", "↓"], "Select a range"],
  [["F"], "Add a filter"],
  [["⌫"], "Empty the cell"],
  [["Esc"], "Clear the selection"],
];
const conversation: Line[] = [
  [["↵"], "Send"],
  [["⇧", "↵"], "New line"],
  [["@"], "Mention a record"],
  [["⌘", "↵"], "Approve"],
  [["Esc"], "Stop the answer"],
];

export function Shortcuts() {
  const objects = useObjects();
  const go: Line[] = [
    [["G", "A"], "Home"],
    ...objects.flatMap((object): Line[] => {
      const letter = goLetterOf(objects, object.key);
      return letter ? [[["G", letter], object.plural]] : [];
    }),
  ];
  return (
    <Dialog isOpen onClose={() => dialogStore.set(null)} title="Keyboard shortcuts" className="w-[640px]">
      <DialogBody className="grid-cols-2 gap-x-8 small:grid-cols-1">
        <Keys title="Everywhere" lines={everywhere} />
        <Keys title="Grid" lines={grid} />
        <Keys title="Conversation" lines={conversation} />
        <Keys title="Go to" lines={go} />
      </DialogBody>
    </Dialog>
  );
}

function Keys({ title, lines }: { title: string; lines: Line[] }) {
  return (
    <section aria-label={title} className="content-start">
      <h3 className="mb-1 text-xs font-medium text-muted-foreground">{title}</h3>
      <dl>
        {lines.map(([keys, text]) => (
          <div key={text} className="flex min-h-7 items-center gap-2">
            <dt className="order-2 ml-auto flex gap-1">
              {keys.map((key) => (
                <Kbd key={key} className="small:!inline-flex">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
