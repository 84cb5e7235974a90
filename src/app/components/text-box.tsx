import { useMemo, useState } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';
import { useReveal } from './reveal.ts';

/** Characters of a chunk. Later chunks follow "Show all". */
const PIECE = 20_000;
/** Lines before the box scrolls, and characters per line. */
const LINES_AT_FIRST = 16;
const CHARS_A_LINE = 80;
const LINE_HEIGHT = 20;

type TextBoxProps = {
  text: string;
  label: string;
  tone?: 'error' | undefined;
  /** For find. */
  path?: string | undefined;
};

/** Truncates very long text until "Show all". */
export function TextBox({ text, label, tone, path }: TextBoxProps) {
  const [all, setAll] = useState(false);
  useReveal(path, (target) => target.all && setAll(true));
  const isLong = text.length > PIECE;
  const pieces = useMemo(() => (all ? cut(text) : [text.slice(0, endOfPiece(text, 0))]), [text, all]);
  return (
    <div className="min-w-0">
      <pre
        role="group"
        aria-label={label}
        tabIndex={0}
        data-searchable={path}
        className={classNames(
          'overflow-y-auto rounded border border-line bg-surface px-2.5 py-1.5 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap [font-variant-ligatures:none] -outline-offset-2 print:max-h-none',
          tone === 'error' && 'text-error',
          !all ? 'max-h-84' : isLong && 'max-h-[70vh]',
        )}
      >
        {pieces.length === 1 ? pieces : pieces.map((piece, i) => <Piece key={i} text={piece} />)}
      </pre>
      {(isLong || linesOf(text) > LINES_AT_FIRST) && (
        <Button
          look="quiet"
          size="small"
          aria-expanded={all}
          className="mt-0.5 print:hidden"
          onClick={() => setAll(!all)}
        >
          {all ? t('showLess') : isLong ? t('showAllCharacters', { count: text.length }) : t('showAll')}
        </Button>
      )}
    </div>
  );
}

/** Laid out only when visible. Inline, so that copying adds nothing between chunks. */
function Piece({ text }: { text: string }) {
  return (
    <span
      className="inline-block w-full align-top [content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${linesOf(text) * LINE_HEIGHT}px` }}
    >
      {text}
    </span>
  );
}

function linesOf(text: string): number {
  let lines = 0;
  for (let at = 0, end = 0; end !== -1; at = end + 1) {
    end = text.indexOf('\n', at);
    lines += Math.max(1, Math.ceil(((end === -1 ? text.length : end) - at) / CHARS_A_LINE));
  }
  return lines;
}

function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = endOfPiece(text, from);
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}

/** Cuts after a line, else between two characters. */
function endOfPiece(text: string, from: number): number {
  const most = from + PIECE;
  if (most >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', most - 1) + 1;
  if (lineEnd > from + PIECE / 2) return lineEnd;
  return /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
}
