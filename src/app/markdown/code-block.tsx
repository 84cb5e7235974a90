import { useEffect, useState, type ReactNode } from 'react';
import { CopyButton } from '#app/ui/copy-button.tsx';

type CodeBlockProps = { code: string; language: string | undefined };

/** Code to read and copy. Its colours come later, with a module of their own, and only for languages it knows. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  const [coloured, setColoured] = useState<{ code: string; nodes: ReactNode }>();
  useEffect(() => {
    if (language === undefined) return undefined;
    let wanted = true;
    void import('./highlight.tsx').then(
      ({ highlight }) => {
        const nodes = highlight(code, language);
        if (wanted && nodes !== undefined) setColoured({ code, nodes });
      },
      () => undefined, // The colours did not come: the code is whole without them, and the next to show asks again.
    );
    return () => {
      wanted = false;
    };
  }, [code, language]);

  return (
    <figure className="my-3 overflow-hidden rounded-lg border border-line bg-rail">
      <figcaption className="flex h-8 items-center justify-between pr-1 pl-3 text-xs text-ink-3">
        {language ?? 'text'}
        <CopyButton label="Copy code" text={() => code} />
      </figcaption>
      <pre className="overflow-x-auto px-3 pb-3 font-mono text-sm leading-normal" tabIndex={0}>
        <code>{coloured?.code === code ? coloured.nodes : code}</code>
      </pre>
    </figure>
  );
}
