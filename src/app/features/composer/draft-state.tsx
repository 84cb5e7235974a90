import { classNames } from '#app/lib/class-names.ts';
import type { Keeping } from './autosave.ts';

type DraftStateProps = {
  keeping: Keeping;
  /** Some files are too big to be kept. */
  partly: boolean;
};

/** Whether the browser keeps what was written. It is said quietly; only a refusal is read aloud. */
export function DraftState({ keeping, partly }: DraftStateProps) {
  const saved = partly ? 'Draft saved, without the files over the limit.' : 'Draft saved.';
  const shown = keeping === 'saved';
  return (
    <>
      <span className={classNames('text-ink-3 transition-opacity', !shown && 'opacity-0')} aria-hidden={!shown}>
        {(shown || keeping === 'writing') && saved}
      </span>
      <span role="status" className="text-aborted">
        {keeping === 'refused' && 'This browser can’t keep drafts: this one goes when the page closes.'}
      </span>
    </>
  );
}
