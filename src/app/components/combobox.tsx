import type { ReactNode } from 'react';
import type { ButtonLook } from './button.tsx';
import type { ComboboxContent } from './combobox-popup.tsx';
import { DialogNotLoaded } from './dialog-not-loaded.tsx';
import { lazyPart } from './lazy-part.tsx';
import { PopupButton } from './popup-button.tsx';

export type { ComboboxOption } from './combobox-popup.tsx';

const ComboboxPopup = lazyPart(async () => (await import('./popups.ts')).ComboboxPopup, DialogNotLoaded);

type ComboboxProps = ComboboxContent & {
  /** Of the button. */
  look?: ButtonLook;
  className?: string;
  name: string;
  explanation: string | undefined;
  children: ReactNode;
};

/** A button that shows the chosen option and opens a filterable list. */
export function Combobox({ look, className, name, explanation, children, ...content }: ComboboxProps) {
  return (
    <PopupButton
      {...look}
      className={className}
      popup="dialog"
      aria-label={name}
      explanation={explanation}
      preload={ComboboxPopup.preload}
      renderPopup={(popup) => <ComboboxPopup {...popup} {...content} />}
    >
      {children}
    </PopupButton>
  );
}
