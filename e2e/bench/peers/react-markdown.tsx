import { memo, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Page } from './page.tsx';
import { loadTurns, readDeltas, type Turn } from './task.ts';

const PLUGINS = [remarkGfm];

const TurnOf = memo(function TurnOf({ input, text }: { input: string; text: string }) {
  return (
    <article>
      <p>{input}</p>
      <Markdown remarkPlugins={PLUGINS}>{text}</Markdown>
    </article>
  );
});

/** react-markdown over the whole text, updated per delta, ended turns memoised. */
function Conversation({ turns }: { turns: readonly Turn[] }) {
  const [live, setLive] = useState('');
  useEffect(() => {
    if (turns.at(-1)?.outputText !== null) return;
    void (async () => {
      for await (const delta of readDeltas()) setLive((text) => text + delta);
    })();
  }, [turns]);
  return (
    <Page>
      {turns.map(({ id, input, outputText }) => (
        <TurnOf key={id} input={input} text={outputText ?? live} />
      ))}
    </Page>
  );
}

createRoot(document.querySelector('#root') ?? document.body).render(<Conversation turns={await loadTurns()} />);
