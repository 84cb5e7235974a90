import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { tooltip } from './tooltip.ts';

const looks = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong border-transparent font-medium',
  plain: 'bg-surface text-ink border-edge hover:bg-raised',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-raised hover:text-ink',
  danger: 'bg-surface text-error border-edge hover:bg-error-soft',
} as const;

const sizes = {
  base: 'h-8 px-3 text-sm gap-1.5',
  small: 'h-7 px-2 text-xs gap-1',
  icon: 'size-8 justify-center',
  'small-icon': 'size-7 justify-center',
} as const;

export type ButtonLook = { look?: keyof typeof looks; size?: keyof typeof sizes };

/** For links that look like buttons. */
export function buttonClass({ look = 'plain', size = 'base' }: ButtonLook): string {
  return classNames(
    'inline-flex shrink-0 items-center rounded border whitespace-nowrap transition-colors select-none print:hidden',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    looks[look],
    sizes[size],
  );
}

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'title'> &
  ButtonLook & {
    /** Tooltip and accessible description. */
    explanation?: string | undefined;
    children: ReactNode;
    ref?: Ref<HTMLButtonElement>;
  };

/** Not a submit button by default. An icon needs an `aria-label`, which is its tooltip, too. */
export function Button({ look, size, className, type = 'button', explanation, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(buttonClass({ ...(look && { look }), ...(size && { size }) }), className)}
      {...tooltip(explanation ?? rest['aria-label'], { describes: explanation !== undefined })}
      {...rest}
    />
  );
}
