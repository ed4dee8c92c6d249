import { Fragment, memo, type ReactNode } from "react";

import { type Block, toBlocks } from "./markdown-blocks";
import { type Look, renderInline, renderPlain } from "./markdown-spans";

/** Text of the assistant as React elements: no HTML passes through, no image is fetched. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="grid max-w-[68ch] gap-2 text-base leading-prose [overflow-wrap:anywhere] [text-wrap:pretty]">
      {toBlocks(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only grow at the end
        <Fragment key={index}>{renderBlock(block)}</Fragment>
      ))}
    </div>
  );
});

export function renderBlock(block: Block, look: Look = {}): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <p>{renderInline(block, look)}</p>;
    case "heading":
      return <p className="mt-1 font-semibold">{renderInline(block, look)}</p>;
    case "code":
      return (
        <pre className="scroll-thin overflow-x-auto rounded-md bg-muted px-3 py-2 font-mono text-xs leading-relaxed">
          {renderPlain(block, look)}
        </pre>
      );
    case "quote":
      return (
        <blockquote className="border-l-2 border-border-strong pl-2.5 text-muted-foreground">
          {renderInline(block, { ...look, isFlowing: false })}
        </blockquote>
      );
    case "rule":
      return <hr />;
    case "list":
      return renderList(block, look);
    case "table":
      return renderTable(block, look);
  }
}

const indent = ["", "ml-5", "ml-10", "ml-15"];

function renderList(block: Extract<Block, { kind: "list" }>, look: Look): ReactNode {
  const List = block.isOrdered ? "ol" : "ul";
  return (
    <List
      className={`grid gap-1 pl-5 ${block.isOrdered ? "list-decimal" : "list-disc"}`}
      {...(block.isOrdered ? { start: block.start } : {})}
    >
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items only grow at the end
        <li key={index} className={indent[item.depth]}>
          {renderInline(item, look)}
        </li>
      ))}
    </List>
  );
}

function renderTable(block: Extract<Block, { kind: "table" }>, look: Look): ReactNode {
  return (
    <div className="scroll-thin overflow-x-auto rounded-md border">
      <table className="w-full text-sm [overflow-wrap:break-word]">
        <thead>
          <tr className="border-b text-left text-xs text-muted-foreground">
            {block.head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity
              <th key={index} className="h-8 px-3 font-normal">
                {renderInline(cell, look)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows only grow at the end
            <tr key={index} className="border-b last:border-b-0">
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity
                <td key={column} className="num px-3 py-1.5">
                  {renderInline(cell, look)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
