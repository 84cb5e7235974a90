declare module 'd3-dsv' {
  export function dsvFormat(separator: string): { parseRows: (text: string) => string[][] };
}
