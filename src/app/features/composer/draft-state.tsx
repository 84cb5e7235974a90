import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/composer.ts';
import type { SaveState } from '#app/sending/autosave.ts';

type DraftStateProps = {
  saveState: SaveState;
  /** Some files are too big to be stored. */
  isPartial: boolean;
};

/** Announces only a refusal. */
export function DraftState({ saveState, isPartial }: DraftStateProps) {
  const saved = t(isPartial ? 'draftSavedPartly' : 'draftSaved');
  const shown = saveState === 'saved';
  return (
    <>
      <span
        className={classNames('text-ink-3 transition-opacity', shown ? 'animate-fade-away' : 'opacity-0')}
        aria-hidden={!shown}
      >
        {(shown || saveState === 'writing') && saved}
      </span>
      <span role="status" className="text-aborted">
        {saveState === 'refused' && t('draftNotSaved')}
      </span>
    </>
  );
}
