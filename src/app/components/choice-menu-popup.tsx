import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { Choice } from './choice-menu.tsx';
import { MenuFrame } from './menu-frame.tsx';
import { closeThen } from './modal.tsx';
import type { AnchoredPopupProps } from './popup-button.tsx';

type ChoiceMenuPopupProps = AnchoredPopupProps & {
  label: string;
  choices: readonly Choice<string>[];
  value: string;
  onChange: (value: string) => void;
};

/** Open while mounted. */
export function ChoiceMenuPopup({ label, choices, value, onChange, ...anchored }: ChoiceMenuPopupProps) {
  return (
    <MenuFrame
      label={label}
      firstFocus="[aria-checked=true]"
      className={choices.some(({ about }) => about !== undefined) ? 'w-80' : 'w-56'}
      {...anchored}
    >
      <Menu.RadioGroup
        value={value}
        onValueChange={(next: string) => closeThen(anchored.onClose, () => next !== value && onChange(next))}
      >
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice.value}
            value={choice.value}
            label={choice.label}
            closeOnClick={false}
            className="flex w-full cursor-pointer items-start gap-2 rounded px-2 py-1.5 text-left text-sm select-none data-highlighted:bg-raised focus-visible:outline-none"
          >
            <span className="flex size-4 shrink-0 items-center justify-center pt-0.5">
              {choice.value === value && <Check size={14} aria-hidden />}
            </span>
            <span>
              <span className="flex items-center gap-1.5 font-medium">
                {choice.icon && <span className="contents">{choice.icon}</span>}
                <span>{choice.label}</span>
              </span>
              {choice.about !== undefined && (
                <span className="block text-xs text-pretty text-ink-2">{choice.about}</span>
              )}
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuFrame>
  );
}
