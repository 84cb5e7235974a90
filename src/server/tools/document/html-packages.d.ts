// What is used of these packages. Their own types need those of browsers, or are missing.

declare module '@mixmark-io/domino' {
  export interface Element {
    remove(): void;
    getAttribute(name: string): string | null;
    setAttribute(name: string, value: string): void;
    querySelector(selector: string): Element | null;
    querySelectorAll(selector: string): Iterable<Element>;
  }
  export interface Document extends Pick<Element, 'querySelector' | 'querySelectorAll'> {
    readonly title: string;
    readonly body: Element;
  }
  export function createDocument(html: string, force: boolean): Document;
}

declare module 'turndown' {
  import type { Element } from '@mixmark-io/domino';

  export interface Rule {
    readonly filter: string;
    readonly replacement: (content: string, node: Element) => string;
  }
  export default class TurndownService {
    constructor(options: { headingStyle: 'atx'; codeBlockStyle: 'fenced'; bulletListMarker: '-' });
    use(plugin: (service: TurndownService) => void): this;
    addRule(name: string, rule: Rule): this;
    turndown(root: Element): string;
  }
}

declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown';

  export function gfm(service: TurndownService): void;
}
