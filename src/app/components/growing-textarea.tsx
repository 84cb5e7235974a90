import { useLayoutEffect, useRef, type Ref, type TextareaHTMLAttributes } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type GrowingTextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  value: string;
  ref?: Ref<HTMLTextAreaElement>;
};

const growsByItself = () => CSS.supports('field-sizing', 'content');

/** Grows with its text, up to a `max-h-*` class. */
export function GrowingTextarea({ className, ref, ...rest }: GrowingTextareaProps) {
  const own = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const field = own.current;
    if (field === null || growsByItself()) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }, [rest.value]);

  return (
    <textarea
      ref={(field) => {
        own.current = field;
        if (typeof ref === 'function') return ref(field);
        if (ref) ref.current = field;
        return undefined;
      }}
      className={classNames('field-sizing-content resize-none', className)}
      {...rest}
    />
  );
}
