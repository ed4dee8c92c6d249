"use client";

import { CircleHelp } from "lucide-react";
import { type KeyboardEvent, useState } from "react";

import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { Card, CardHead } from "./card";

export type Question = { question: string; choices: { label: string; detail?: string }[] };

type Props = { question: Question; answer: string | null; onAnswer: (text: string) => void };

const option =
  "flex min-h-10 w-full items-center gap-3 border-t px-3 py-2 text-left hover:bg-muted disabled:hover:bg-transparent small:min-h-12";

/** Two to four choices and free text; the answer is the person's next message. */
export function QuestionCard({ question, answer, onAnswer }: Props) {
  const [text, setText] = useState("");
  const isOpen = answer === null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.target instanceof HTMLInputElement) return;
    const choice = question.choices[Number(event.key) - 1];
    if (choice) onAnswer(choice.label);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: number keys repeat the buttons inside
    <div onKeyDown={onKeyDown}>
      <Card label={`Question: ${question.question}`} isWaiting={isOpen}>
        <CardHead
          icon={<CircleHelp aria-hidden="true" />}
          title={<span className="whitespace-normal">{question.question}</span>}
        />
        {question.choices.map((choice, index) => (
          <button
            key={choice.label}
            type="button"
            disabled={!isOpen}
            className={`${option} ${answer === choice.label ? "bg-selected" : ""}`}
            onClick={() => onAnswer(choice.label)}
          >
            <Kbd className="small:!inline-flex">{index + 1}</Kbd>
            <span className={answer !== null && answer !== choice.label ? "text-muted-foreground" : ""}>
              {choice.label}
              {choice.detail ? <span className="text-muted-foreground"> · {choice.detail}</span> : null}
            </span>
          </button>
        ))}
        {isOpen ? (
          <form
            className={option}
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim()) onAnswer(text.trim());
            }}
          >
            <Kbd className="small:!inline-flex">{question.choices.length + 1}</Kbd>
            <input
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder="Something else"
              aria-label="Something else"
              className="w-full min-w-0 bg-transparent outline-none small:text-[16px]"
            />
            {text.trim() ? (
              <Button type="submit" size="sm" variant="outline">
                Answer
              </Button>
            ) : null}
          </form>
        ) : null}
      </Card>
    </div>
  );
}
