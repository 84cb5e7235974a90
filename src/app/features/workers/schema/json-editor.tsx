import { useEffect, useRef } from 'react';
import { useLatest } from '#app/lib/use-latest.ts';
import { createJsonEditor, type JsonEditor as Editor } from './create-json-editor.ts';
import type { JsonProblem } from './locate.ts';

type JsonEditorProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Marked in the text. Keep the array stable while they stay the same. */
  problems: readonly JsonProblem[];
  /** When it is shown first. */
  takesFocus: boolean;
};

/** A text field for JSON, with line numbers, folding and marked problems. */
export function JsonEditor({ label, value, onChange, problems, takesFocus }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const latest = useLatest({ value, onChange, takesFocus });
  useEffect(() => {
    if (host.current === null) return undefined;
    const created = createJsonEditor(host.current, {
      label,
      text: latest().value,
      onChange: (text) => latest().onChange(text),
    });
    editor.current = created;
    if (latest().takesFocus) created.focus();
    return () => created.destroy();
  }, [label, latest]);
  useEffect(() => editor.current?.setText(value), [value]);
  useEffect(() => editor.current?.setProblems(problems), [problems]);
  return (
    <div
      ref={host}
      className="rounded border border-edge bg-surface focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent"
    />
  );
}
