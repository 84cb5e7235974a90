import { useLayoutEffect, useRef } from 'react';

/** Changes only the end of its text node, so that a selection survives. */
export function StreamingText({ text }: { text: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const span = element.current;
    const node = span?.firstChild;
    if (node instanceof Text && span?.childNodes.length === 1) {
      const kept = sharedLength(node.data, text);
      if (text !== node.data) node.replaceData(kept, node.length - kept, text.slice(kept));
    } else {
      span?.replaceChildren(text);
    }
  }, [text]);
  return <span ref={element} />;
}

function sharedLength(a: string, b: string): number {
  if (b.startsWith(a)) return a.length;
  let at = 0;
  while (at < b.length && a[at] === b[at]) at += 1;
  return at;
}
