import { parseSync } from 'vite';

/**
 * Finds text that breaks when the browser translates the page. Translation replaces text nodes: React then updates a
 * removed one or fails to insert next to it. Only an element's single text child is safe.
 */
export type TextNodeProblem = { line: number; what: string };

type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** `sometimes`: may render nothing or something else. */
type Kind = { text: 'none' | 'static' | 'changing'; element: boolean; sometimes: boolean };

const NOTHING: Kind = { text: 'none', element: false, sometimes: false };
const ELEMENT: Kind = { text: 'none', element: true, sometimes: false };
const STATIC: Kind = { text: 'static', element: false, sometimes: false };
const CHANGING: Kind = { text: 'changing', element: false, sometimes: false };

export function findTextNodeProblems(fileName: string, code: string): readonly TextNodeProblem[] {
  const { program } = parseSync(fileName, code);
  const problems: TextNodeProblem[] = [];
  const elements = namesOfElements(code);
  const icons = namesOfIcons(code);
  const report = (node: Node, what: string) =>
    problems.push({ line: code.slice(0, node.start).split('\n').length, what });

  function join(...kinds: readonly Kind[]): Kind {
    const rank = { none: 0, static: 1, changing: 2 };
    const some = kinds.filter(({ text, element }) => text !== 'none' || element);
    const mostText = kinds.map(({ text }) => text).toSorted((a, b) => rank[b] - rank[a])[0] ?? 'none';
    const differ = kinds.filter(({ text }) => text !== 'none').length > 1;
    return {
      text: differ && mostText === 'static' ? 'changing' : mostText,
      element: kinds.some(({ element }) => element),
      sometimes: some.length < kinds.length || kinds.some(({ sometimes }) => sometimes) || kinds.length > 1,
    };
  }

  function kindOf(node: Node | null | undefined): Kind {
    if (node == null) return NOTHING;
    switch (node.type) {
      case 'JSXElement':
        return isAlwaysThere(code, node, icons) ? ELEMENT : { ...ELEMENT, sometimes: true };
      case 'JSXFragment':
        return ELEMENT;
      case 'JSXText':
        return String(node['value']).trim() === '' ? NOTHING : STATIC;
      case 'JSXExpressionContainer':
        return kindOf(node['expression'] as Node);
      case 'JSXEmptyExpression':
        return NOTHING;
      case 'Literal': {
        const value = node['value'];
        // Translation ignores white space.
        const isText = (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
        return isText ? STATIC : NOTHING;
      }
      case 'TemplateLiteral':
        return (node['expressions'] as Node[]).length === 0 ? STATIC : CHANGING;
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'ChainExpression':
      case 'TSNonNullExpression':
        return kindOf(node['expression'] as Node);
      case 'ConditionalExpression':
        return join(kindOf(node['consequent'] as Node), kindOf(node['alternate'] as Node));
      case 'LogicalExpression': {
        const right = kindOf(node['right'] as Node);
        return node['operator'] === '&&' ? join(NOTHING, right) : join(kindOf(node['left'] as Node), right);
      }
      case 'TSSatisfiesExpression':
        return NOTHING;
      case 'ArrayExpression':
        return join(NOTHING, ...(node['elements'] as Node[]).map(kindOf));
      case 'CallExpression':
        return kindOfCall(node);
      case 'Identifier':
        return elements.has(String(node['name'])) ? { ...ELEMENT, sometimes: true } : CHANGING;
      case 'MemberExpression': {
        const property = node['property'] as Node;
        return elements.has(String(property['name'])) ? { ...ELEMENT, sometimes: true } : CHANGING;
      }
      default:
        return CHANGING;
    }
  }

  function kindOfCall(node: Node): Kind {
    const callee = node['callee'] as Node;
    const property = callee.type === 'MemberExpression' ? (callee['property'] as Node) : undefined;
    const argumentsOf = node['arguments'] as Node[];
    const [given] = argumentsOf;
    if (property?.['name'] === 'map' && given?.type === 'ArrowFunctionExpression') {
      return { ...join(...returnsOf(given).map(kindOf)), sometimes: true };
    }
    const called = code.slice(callee.start, callee.end);
    // A message without values never changes, as the language of a document. `rich` puts its text into elements.
    if (/^t([A-Z]\w*)?$/.test(called) && given?.type === 'Literal' && argumentsOf.length === 1) return STATIC;
    if (/^t([A-Z]\w*)?\.rich$/.test(called)) return { ...ELEMENT, sometimes: true };
    const name = String((property ?? callee)['name']);
    if (elements.has(name) || /^(?:render|createElement$|createPortal$|page$)/.test(name))
      return { ...ELEMENT, sometimes: true };
    return CHANGING;
  }

  function checkChildren(parent: Node) {
    if (isNotTranslated(parent)) return;
    const children = (parent['children'] as Node[])
      .map((node) => ({ node, kind: kindOf(node) }))
      .filter(({ kind }) => kind.text !== 'none' || kind.element || kind.sometimes);
    const isFragment = parent.type === 'JSXFragment';
    for (const [at, { node, kind }] of children.entries()) {
      if (kind.text === 'none') continue;
      const before = children[at - 1]?.kind;
      if ((kind.text === 'changing' || kind.sometimes) && (children.length > 1 || isFragment)) {
        report(node, `text that changes has siblings: ${code.slice(node.start, node.end).replaceAll(/\s+/g, ' ')}`);
      } else if (before?.sometimes === true && children.length > 1) {
        report(node, `text after a sibling that comes and goes: ${code.slice(node.start, node.end).trim()}`);
      } else if (isFragment) {
        report(node, `text in a fragment: ${code.slice(node.start, node.end).trim()}`);
      }
    }
  }

  walk(program as unknown as Node, (node) => {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') checkChildren(node);
    if (node.type === 'FunctionDeclaration' && /^[A-Z]/.test(String((node['id'] as Node | null)?.['name']))) {
      for (const returned of returnsOf(node)) {
        if (kindOf(returned).text === 'none' || !rendersNode(code, node)) continue;
        report(returned, `a component returns text: ${code.slice(returned.start, returned.end)}`);
      }
    }
  });
  return problems;
}

/** Its return type is absent or a React node. */
function rendersNode(code: string, { returnType }: Node): boolean {
  const declared = returnType as Node | undefined;
  return declared == null || /ReactNode|Element/.test(code.slice(declared.start, declared.end));
}

/** Native elements and icons always render; other components may not. */
function isAlwaysThere(code: string, { openingElement }: Node, icons: ReadonlySet<string>): boolean {
  const { name } = openingElement as Node;
  const { start, end } = name as Node;
  const spelled = code.slice(start, end);
  return /^[a-z]/.test(spelled) || /[iI]con$/.test(spelled) || icons.has(spelled);
}

function isNotTranslated({ openingElement }: Node): boolean {
  const attributes = ((openingElement as Node | undefined)?.['attributes'] ?? []) as readonly Node[];
  return attributes.some(
    ({ name, value }) =>
      (name as Node | undefined)?.['name'] === 'translate' && (value as Node | undefined)?.['value'] === 'no',
  );
}

function namesOfIcons(code: string): ReadonlySet<string> {
  const [, names = ''] = /import \{([^}]*)\} from 'lucide-react'/.exec(code) ?? [];
  return new Set(names.split(',').map((name) => name.trim()));
}

/** By type or value. */
function namesOfElements(code: string): ReadonlySet<string> {
  const declared = [...code.matchAll(/(\w+)\??: (?:ReactNode|Elements)/g)].map(([, name]) => name);
  const childrenAreElements = /\bchildren\??: Elements\b/.test(code);
  const given = [...code.matchAll(/const (\w+)(?:: \w+)? =[^;]{0,80}?<[A-Z>\w]/g)].map(([, name]) => name);
  const made = [...code.matchAll(/(?:const|function) (\w+)[^\n]*(?:=>|\{)\s*(?:return )?\(?\s*<\w/g)].map(
    ([, name]) => name,
  );
  const names = ['fallback', ...declared, ...given, ...made].filter((name) => name !== undefined);
  // `children` may be text.
  return new Set(names.filter((name) => name !== 'children' || childrenAreElements));
}

function returnsOf(node: Node): readonly Node[] {
  const body = node['body'] as Node;
  if (body.type !== 'BlockStatement') return [body];
  const found: Node[] = [];
  const enter = (inner: Node) => {
    if (inner.type === 'ReturnStatement' && inner['argument'] !== null) found.push(inner['argument'] as Node);
  };
  walk(body, enter, (inner) => !/Function/.test(inner.type));
  return found;
}

function walk(node: Node, enter: (node: Node) => void, goInto: (node: Node) => boolean = () => true) {
  enter(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child) && goInto(child)) walk(child, enter, goInto);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
