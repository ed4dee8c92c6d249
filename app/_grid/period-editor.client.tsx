"use client";

import { Check } from "lucide-react";
import { useId, useState } from "react";

import { describePeriod } from "@/app/_lib/filters";
import type { Condition, DateUnit, FieldCondition, Period } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";

type Props = { condition: FieldCondition; onChange: (condition: Condition) => void; onDone: () => void };

const spans: Period[] = [
  { unit: "day", offset: 0 },
  { unit: "week", offset: 0 },
  { unit: "week", offset: -1 },
  { unit: "week", offset: 1 },
  { unit: "month", offset: 0 },
  { unit: "month", offset: -1 },
  { unit: "month", offset: 1 },
  { unit: "quarter", offset: 0 },
  { unit: "quarter", offset: -1 },
  { unit: "year", offset: 0 },
  { last: 30, unit: "day" },
  { next: 30, unit: "day" },
];
const points: Period[] = [
  { unit: "day", offset: 0 },
  { ago: 7, unit: "day" },
  { ago: 21, unit: "day" },
  { ago: 30, unit: "day" },
  { ago: 6, unit: "month" },
  { ahead: 7, unit: "day" },
  { ahead: 30, unit: "day" },
];
const units: DateUnit[] = ["day", "week", "month", "quarter", "year"];

/** Spans that move with the calendar, a day that many units away, or one exact day. */
export function PeriodEditor({ condition, onChange, onDone }: Props) {
  const isSpan = condition.op === "eq" || condition.op === "ne";
  const current = JSON.stringify(condition.value);
  const dayId = useId();
  const [count, setCount] = useState(14);
  const [unit, setUnit] = useState<DateUnit>("day");
  const [way, setWay] = useState<"back" | "on">("back");
  const choose = (value: FieldCondition["value"]) => {
    onChange({ ...condition, value });
    onDone();
  };

  return (
    <div className="w-64">
      <div className="scroll-thin max-h-64 overflow-y-auto p-1">
        {(isSpan ? spans : points).map((period) => (
          <button
            key={describePeriod(period)}
            type="button"
            className="flex h-item w-full items-center gap-2 rounded-sm px-2 text-left first-letter:uppercase hover:bg-accent"
            onClick={() => choose(period)}
          >
            {describePeriod(period)}
            {current === JSON.stringify(period) ? (
              <Check aria-label="chosen" className="ml-auto text-muted-foreground" />
            ) : null}
          </button>
        ))}
      </div>
      <form
        className="flex items-center gap-1.5 border-t p-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSpan) choose(way === "back" ? { last: count, unit } : { next: count, unit });
          else choose(way === "back" ? { ago: count, unit } : { ahead: count, unit });
        }}
      >
        <select
          aria-label="Direction"
          value={way}
          onChange={(event) => setWay(event.target.value === "on" ? "on" : "back")}
          className={select}
        >
          <option value="back">{isSpan ? "last" : "ago"}</option>
          <option value="on">{isSpan ? "next" : "from now"}</option>
        </select>
        <Input
          type="number"
          min={1}
          max={10000}
          value={count}
          aria-label="How many"
          className="!w-14 !px-2"
          onChange={(event) => setCount(Math.max(1, Math.min(10_000, Number(event.target.value) || 1)))}
        />
        <select
          aria-label="Unit"
          value={unit}
          onChange={(event) => setUnit(event.target.value as DateUnit)}
          className={select}
        >
          {units.map((each) => (
            <option key={each} value={each}>
              {each}s
            </option>
          ))}
        </select>
        <Button type="submit" variant="outline" size="lg" className="!px-2">
          Set
        </Button>
      </form>
      <div className="flex items-center gap-2 border-t p-2 text-muted-foreground">
        <label htmlFor={dayId}>Exact day</label>
        <Input
          id={dayId}
          type="date"
          className="ml-auto !w-38"
          value={typeof condition.value === "string" ? condition.value.slice(0, 10) : ""}
          onChange={(event) => {
            const day = event.target.value;
            if (day) onChange({ ...condition, value: isSpan ? { from: day, to: day } : day });
          }}
        />
      </div>
    </div>
  );
}

const select = "field-focus h-control-lg rounded-md border border-input bg-background px-1.5";
