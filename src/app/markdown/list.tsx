import { Check } from 'lucide-react';
import { classNames } from '#app/lib/class-names.ts';
import type { Elements } from '#app/components/elements.ts';
import { t } from '#app/messages/markdown.ts';
import { directionOf } from './direction.ts';
import { listDigits } from './block-layout.ts';
import { blockMargin } from './block-layout.ts';
import type { ItemBlock, ListBlock } from './nodes.ts';

type ListProps = { block: ListBlock; renderItem: (item: ItemBlock) => Elements };

/** Items, not the list, have the margin for markers: each may have its own text direction. */
export function List({ block, renderItem }: ListProps) {
  const className = classNames('space-y-1 marker:text-ink-3', blockMargin(block, 'my-2'));
  const items = block.children.map((item, i) => (
    <Item key={i} block={item} digits={block.ordered ? listDigits(block) : undefined}>
      {renderItem(item)}
    </Item>
  ));
  return block.ordered ? (
    <ol dir={directionOf(block)} start={block.start} className={`list-decimal ${className}`}>
      {items}
    </ol>
  ) : (
    <ul dir={directionOf(block)} className={`list-disc ${className}`}>
      {items}
    </ul>
  );
}

type ItemProps = { block: ItemBlock; digits?: number | undefined; children: Elements };

export function Item({ block, digits, children }: ItemProps) {
  const isTask = block.checked !== undefined;
  return (
    <li
      dir={directionOf(block)}
      className={classNames(
        '[&>p]:my-0 [&>p+p]:mt-2 [&>:is(ul,ol)]:mt-1 [&>:is(ul,ol)]:mb-0',
        digits === undefined && 'ms-5',
        isTask && 'relative',
        (isTask || block.part?.isFirst === false) && 'list-none',
      )}
      style={digits === undefined ? undefined : { marginInlineStart: `max(1.5rem, ${digits + 1}ch + 0.25rem)` }}
    >
      {isTask && block.part?.isFirst !== false && (
        <span className="absolute -start-5 top-1 flex size-4 items-center justify-center">
          <input
            type="checkbox"
            checked={block.checked}
            readOnly
            disabled
            aria-label={t('item')}
            className="absolute inset-0 appearance-none rounded-sm border border-ink-3 checked:border-ink-2 checked:bg-ink-2"
          />
          {block.checked === true && <Check size={12} strokeWidth={3} aria-hidden className="relative text-canvas" />}
        </span>
      )}
      {children}
    </li>
  );
}
