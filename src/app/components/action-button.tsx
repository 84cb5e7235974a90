import { t } from '#app/messages/common.ts';
import { type Action, performAction } from './action.ts';
import { Button, type ButtonLook } from './button.tsx';
import { keysInWords } from './kbd.tsx';

type ActionButtonProps = ButtonLook & {
  action: Action;
  /** For a toggle. */
  pressed?: boolean;
  explanation?: string | undefined;
};

/** A disabled action says why. */
export function ActionButton({ action, pressed, explanation, size = 'base', ...look }: ActionButtonProps) {
  const { label, icon: Icon, keys, disabled } = action;
  const iconOnly = size.endsWith('icon');
  const { word = label } = action;
  return (
    <Button
      {...look}
      size={size}
      aria-label={iconOnly || word !== label ? label : undefined}
      aria-pressed={pressed}
      aria-disabled={disabled !== undefined}
      explanation={disabled ?? explanation ?? (keys && t('labelWithKeys', { label, keys: keysInWords(keys) }))}
      onClick={() => performAction(action)}
    >
      {Icon && <Icon size={iconOnly ? 16 : 14} strokeWidth={1.75} aria-hidden />}
      {!iconOnly && <span>{word}</span>}
    </Button>
  );
}
