import type { ElementContent, RootContent } from 'hast';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import type { ReactNode } from 'react';

const lowlight = createLowlight({ bash, css, go, javascript, json, python, ruby, sql, typescript, xml, yaml });
lowlight.registerAlias({ bash: ['curl', 'console', 'zsh'] });

const colours: Record<string, string> = {
  'hljs-keyword': 'text-accent',
  'hljs-literal': 'text-accent',
  'hljs-built_in': 'text-accent',
  'hljs-tag': 'text-accent',
  'hljs-string': 'text-completed',
  'hljs-regexp': 'text-completed',
  'hljs-number': 'text-aborted',
  'hljs-comment': 'text-ink-3 italic',
  'hljs-attr': 'text-running',
  'hljs-property': 'text-running',
  'hljs-title': 'font-medium',
  'hljs-meta': 'text-ink-3',
};

/** Returns undefined for an unknown language. */
export function highlight(code: string, language: string): ReactNode {
  if (!lowlight.registered(language)) return undefined;
  return lowlight.highlight(language, code).children.map(render);
}

function render(node: RootContent | ElementContent, key: number): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return null;
  const names = Array.isArray(node.properties['className']) ? node.properties['className'] : [];
  const colour = names.map((name) => colours[String(name)]).find((found) => found !== undefined);
  return (
    <span key={key} className={colour}>
      {node.children.map(render)}
    </span>
  );
}
