/** Logs once when the API stops responding, and once when it responds again. */
export interface OutageLog {
  answered(): void;
  failed(reason: string): void;
}

export function createOutageLog(host: string, write: (line: string) => void): OutageLog {
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
