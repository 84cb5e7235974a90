/** Asked of `pdf.worker.ts`, one at a time. Pages are numbered from 1. */
export type PdfQuestion =
  | { readonly ask: 'open'; readonly bytes: ArrayBuffer }
  /** `width` in pixels. */
  | { readonly ask: 'draw'; readonly page: number; readonly width: number }
  | { readonly ask: 'text'; readonly page: number };

export type PdfAnswer =
  /** Without being asked, once the code is loaded. */
  | { readonly is: 'ready' }
  /** `ratio`: height by width of the first page. */
  | { readonly is: 'opened'; readonly pageCount: number; readonly ratio: number }
  | { readonly is: 'drawn'; readonly picture: ImageBitmap; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'failed'; readonly reason: FailureReason };

/** `notLoaded`: the viewer's own code or fonts, so that another try may help. */
export type FailureReason = 'password' | 'damaged' | 'notLoaded';
