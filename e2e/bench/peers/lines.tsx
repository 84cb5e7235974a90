import { memo, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import { loadTurns, readDeltas, type Turn } from './task.ts';

const Line = memo(function Line({ text }: { text: string }) {
  return <div className="plain">{text}</div>;
});

const TurnOf = memo(function TurnOf({ input, text }: { input: string; text: string }) {
  return (
    <article>
      <p>{input}</p>
      {text.split('\n').map((line, n) => (
        <Line key={n} text={line} />
      ))}
    </article>
  );
});

/** One block per line, updated per frame, finished lines memoised. */
function Conversation({ turns }: { turns: readonly Turn[] }) {
  const [live, setLive] = useState('');
  useEffect(() => {
    if (turns.at(-1)?.outputText !== null) return;
    let text = '';
    let frame = 0;
    void (async () => {
      for await (const delta of readDeltas()) {
        text += delta;
        frame ||= requestAnimationFrame(() => {
          frame = 0;
          setLive(text);
        });
      }
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
