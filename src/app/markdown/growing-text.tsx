import { useLayoutEffect, useRef } from 'react';

/**
 * Text that grows at its end. Only what is new is added to the page, so what the reader has selected in it stays selected:
 * React would replace all of it.
 */
export function GrowingText({ text }: { text: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const span = element.current;
    const node = span?.firstChild;
    if (node instanceof Text && span?.childNodes.length === 1 && text.startsWith(node.data)) {
      if (text !== node.data) node.appendData(text.slice(node.length));
    } else {
      span?.replaceChildren(text);
    }
  }, [text]);
  return <span ref={element} />;
}
