import { readTool, ToolError } from "@/app/_lib/api";
import { notify } from "@/app/_ui/notices";

/** Downloads the conversation as one line for a file in evals/datasets. */
export async function makeTest(id: string): Promise<void> {
  try {
    const { case: made, problems } = await readTool("get_conversation_case", { id });
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(made)}\n`], { type: "application/jsonl" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${String(made["id"])}.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    notify({
      kind: problems.length > 0 ? "info" : "done",
      text: ["Made a test of this conversation.", ...problems].join(" "),
    });
  } catch (error) {
    notify({ kind: "failed", text: error instanceof ToolError ? error.message : "The test could not be made." });
  }
}
