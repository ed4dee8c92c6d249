"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";

import { readTool } from "@/app/_lib/api";
import { exactMoment } from "@/app/_lib/format-date";
import { formatNumber } from "@/app/_lib/format-value";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { useMay } from "@/app/_lib/use-may";
import { Button } from "@/app/_ui/button";
import { errorText } from "@/app/_ui/states";

type Check = ToolOutput<"verify_audit">;

/** Works the seals out again; only an Admin may. */
export function VerifyAudit() {
  const mayVerify = useMay("settings:write");
  const [check, setCheck] = useState<Check | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!mayVerify) return null;
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setCheck(await readTool("verify_audit", {}));
    } catch (error) {
      setFailure(errorText(error));
    }
    setBusy(false);
  };
  const isAltered = check?.isIntact === false;
  const Icon = isAltered ? ShieldAlert : ShieldCheck;
  return (
    <section aria-label="Seals" className="flex items-start gap-3 rounded-lg border px-3 py-2.5 small:flex-wrap">
      <Icon
        aria-hidden="true"
        className={`mt-1 flex-none ${isAltered ? "text-destructive-text" : check ? "text-success" : "text-muted-foreground"}`}
      />
      <div role="status" className="grid min-w-0 flex-1 gap-0.5 py-0.5">
        {failure ? <p className="text-destructive-text">{failure}</p> : <Result check={check} />}
      </div>
      <Button variant="outline" disabled={isBusy} onClick={() => void run()}>
        {isBusy ? "Verifying" : "Verify"}
      </Button>
    </section>
  );
}

function Result({ check }: { check: Check | null }) {
  if (!check)
    return <p className="text-muted-foreground">Changes are sealed, so that altering them afterwards shows.</p>;
  const { difference } = check;
  if (difference) {
    return (
      <>
        <p className="font-medium text-destructive-text">The audit log was altered.</p>
        <p className="text-muted-foreground">
          Seal {formatNumber(difference.seal)} of {exactMoment(difference.sealedAt)} differs. It covers{" "}
          {formatNumber(difference.sealedCount)} changes, numbers {formatNumber(difference.firstChange)} to{" "}
          {formatNumber(difference.lastChange)}; {formatNumber(difference.foundCount)} are there. Compare them with a
          backup.
        </p>
      </>
    );
  }
  return (
    <>
      <p className="font-medium">The audit log is intact.</p>
      <p className="text-muted-foreground">
        {formatNumber(check.sealedCount)} changes under {formatNumber(check.sealCount)} seals,{" "}
        {formatNumber(check.unsealedCount)} too young for one.
      </p>
      {check.lastHash ? (
        <p className="font-mono text-xs text-muted-foreground [overflow-wrap:anywhere]">Last seal {check.lastHash}</p>
      ) : null}
    </>
  );
}
