import { describe, expect, test } from "vitest";

import { addPath, type MessageTree, newestLeaf, newestRootLeaf, pathTo, siblingIds } from "./message-tree";

type Message = { id: string };
const path = (...ids: string[]): Message[] => ids.map((id) => ({ id }));
const empty: MessageTree<Message> = new Map();

describe("the tree of messages", () => {
  const tree = addPath(addPath(empty, path("q1", "a1", "q2", "a2")), path("q1", "a1", "q2b", "a2b"));

  test("keeps an edited question beside the first one", () => {
    expect(siblingIds(tree, "q2b")).toEqual(["q2", "q2b"]);
    expect(pathTo(tree, "a2").map(({ id }) => id)).toEqual(["q1", "a1", "q2", "a2"]);
  });

  test("follows the newest branch down", () => {
    expect(newestLeaf(tree, "q1")).toBe("a2b");
    expect(newestRootLeaf(tree)).toBe("a2b");
    expect(newestRootLeaf(empty)).toBeNull();
  });

  test("puts a repeated answer beside the first one", () => {
    const again = addPath(tree, path("q1", "a1b"));

    expect(siblingIds(again, "a1")).toEqual(["a1", "a1b"]);
  });

  test("survives a broken chain and a circle", () => {
    const broken = new Map(tree).set("lost", { message: { id: "lost" }, parentId: "gone" });
    const circle: MessageTree<Message> = new Map([
      ["x", { message: { id: "x" }, parentId: "y" }],
      ["y", { message: { id: "y" }, parentId: "x" }],
    ]);

    expect(pathTo(broken, "lost").map(({ id }) => id)).toEqual(["lost"]);
    expect(pathTo(circle, "x")).toHaveLength(2);
    expect(["x", "y"]).toContain(newestLeaf(circle, "x"));
  });
});
