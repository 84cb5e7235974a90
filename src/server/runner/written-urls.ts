const URL_IN_TEXT = /https?:\/\/[^\s<>"'`]+/gi;
/** Of a sentence or of Markdown, not of a URL. */
const TRAILING_MARK = /[.,;:!?*_~)\]}|'’”»]$/;
/** In a sentence, a URL has a few. Each takes a comparison, which a long text of marks must not multiply. */
const MAX_TRAILING_MARKS = 20;

/** Returns whether the texts contain this very URL, not only its beginning. */
export function isWrittenIn(url: URL, texts: readonly string[]): boolean {
  return texts.some((text) => {
    for (const [found] of text.matchAll(URL_IN_TEXT)) {
      let written = found;
      for (let marks = 0; marks <= MAX_TRAILING_MARKS; marks += 1) {
        if (isSame(url, written)) return true;
        if (!TRAILING_MARK.test(written)) break;
        written = written.slice(0, -1);
      }
    }
    return false;
  });
}

function isSame(url: URL, written: string): boolean {
  if (!URL.canParse(written)) return false;
  const other = new URL(written);
  other.hash = '';
  return other.href === url.href;
}
