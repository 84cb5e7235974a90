import type { ReactNode } from 'react';
import type { ButtonLook } from './button.tsx';
import { DialogNotLoaded } from './dialog-not-loaded.tsx';
import { lazyPart } from './lazy-part.tsx';
import { PopupButton } from './popup-button.tsx';

export type Choice<T extends string> = {
  readonly value: T;
  readonly label: string;
  /** A sentence below the label. */
  readonly about?: string;
  readonly icon?: ReactNode;
};

export type ChoiceMenuProps<T extends string> = {
  /** The accessible name, with the chosen value. */
  name: string;
  /** Of the menu. */
  label: string;
  choices: readonly Choice<T>[];
  value: T;
  onChange: (value: T) => void;
  look?: ButtonLook['look'];
  size?: ButtonLook['size'];
  className?: string | undefined;
  children: ReactNode;
};

const ChoiceMenuPopup = lazyPart(async () => (await import('./popups.ts')).ChoiceMenuPopup, DialogNotLoaded);

/** A button that shows the choice, and opens a menu with all of them. */
export function ChoiceMenu<T extends string>(props: ChoiceMenuProps<T>) {
  const { name, label, choices, value, onChange, look = 'quiet', size = 'base', className, children } = props;
  return (
    <PopupButton
      look={look}
      size={size}
      popup="menu"
      aria-label={name}
      className={className}
      preload={ChoiceMenuPopup.preload}
      renderPopup={(popup) => (
        <ChoiceMenuPopup
          {...popup}
          label={label}
          choices={choices}
          value={value}
          onChange={(next) => {
            const chosen = choices.find((choice) => choice.value === next);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        />
      )}
    >
      {children}
    </PopupButton>
  );
}
