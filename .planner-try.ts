import { nextStep } from "@/agent/planner/plan-turn";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { crm } from "@/agent/planner/testing/crm";
import { shipyard } from "@/agent/planner/testing/shipyard";
import { clinic } from "@/agent/planner/testing/clinic";
const ws: any = { crm, shipyard, clinic };
const lines = (await Bun.stdin.text()).split("\n").filter(Boolean);
for (const line of lines) {
  const [, w, text] = /^(?:(crm|shipyard|clinic)\|)?(.*)$/.exec(line)!;
  const t = performance.now();
  try {
    const step: any = await nextStep([{ role: "user", text }], memoryWorld(ws[w ?? "crm"]));
    const ms = (performance.now() - t).toFixed(1);
    const out = step.do === "call" ? step.calls.map((c: any) => c.tool + " " + JSON.stringify(c.input)).join(" ; ") : step.do === "ask" ? "ASK " + step.question + " | " + step.choices.map((c: any) => c.label).join(" / ") : "SAY " + step.text.slice(0, 160);
    console.log(`${ms}ms\t${line}\n\t=> ${out}`);
  } catch (e: any) { console.log(line + "\n\t!! " + e.stack.split("\n").slice(0,4).join("\n")); }
}
