import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonLook } from './button.tsx';

const SAID_FOR_MS = 1600;

type CopyButtonProps = ButtonLook & { text: () => string; label: string };

/** Copies text and says so, or says that the browser refused. `text` is asked for only on the click. */
export function CopyButton({ text, label, look = 'quiet', size = 'small-icon' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const said = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused to copy' : label;
  const iconOnly = size === 'small-icon' || size === 'icon';
  return (
    <Button
      look={look}
      size={size}
      {...(iconOnly && { 'aria-label': said })}
      onClick={() => {
        navigator.clipboard.writeText(text()).then(
          () => setOutcome('copied'),
          () => setOutcome('refused'),
        );
      }}
    >
      {outcome === 'copied' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {!iconOnly && <span>{said}</span>}
      <span className="sr-only" role="status">
        {outcome && said}
      </span>
    </Button>
  );
}
