/** Tells the operator when the API stops answering and when it answers again: once, however often a page asks. */
export interface TroubleLog {
  answered(): void;
  failed(reason: string): void;
}

/** @param host the API's, for the lines that are written */
export function createTroubleLog(host: string, write: (line: string) => void): TroubleLog {
  let trouble: string | undefined;
  return {
    answered() {
      if (trouble !== undefined) write(`the API at ${host} answers again`);
      trouble = undefined;
    },
    failed(reason) {
      if (trouble !== reason) write(`no answer from the API at ${host} (${reason})`);
      trouble = reason;
    },
  };
}
