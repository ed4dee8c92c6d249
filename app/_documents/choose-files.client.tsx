"use client";

import type { VariantProps } from "class-variance-authority";
import { type ReactNode, useId } from "react";

import { buttonVariants } from "@/app/_ui/button";

/** A hint for the file dialog only: what a file is, is seen in the file. */
const accepted = ".pdf,.docx,.md,.markdown,.txt,.html,.htm,.csv,.tsv,text/*";

type Props = VariantProps<typeof buttonVariants> & {
  /** For those who do not see what stands beside it. */
  label?: string;
  isMany?: boolean;
  children: ReactNode;
  onFiles: (files: File[]) => void;
};

/** The browser's own choice of files behind a label that looks like our buttons. */
export function ChooseFiles({ label, isMany = false, children, onFiles, variant, size }: Props) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={`${buttonVariants({ variant, size })} relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-ring`}
    >
      {children}
      <input
        id={id}
        type="file"
        multiple={isMany}
        accept={accepted}
        className="sr-only"
        {...(label ? { "aria-label": label } : {})}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen once more.
          target.value = "";
        }}
      />
    </label>
  );
}
