const HEAD = /^data:([^,]*),/i;

export function isDataUrl(url: string): boolean {
  return /^data:/i.test(url);
}

/** Reads the part before the comma: `data:text/csv;name=a.csv;base64,`. */
export function describeDataUrl(url: string): { mediaType: string; name: string | undefined } {
  const [mediaType = '', ...parameters] = (HEAD.exec(url)?.[1] ?? '').split(';').map((one) => one.trim());
  const name = parameters.find((one) => /^(?:file)?name=/i.test(one))?.replace(/^[^=]*=/, '');
  return { mediaType, name: name === undefined ? undefined : new TextDecoder().decode(percentDecoded(name)) };
}

/** Undefined without a comma or with invalid base64. A `#` begins a fragment only after base64. */
export function readDataUrl(url: string): Uint8Array<ArrayBuffer> | undefined {
  const head = HEAD.exec(url);
  if (head === null) return undefined;
  const content = url.slice(head[0].length);
  const isBase64 = /;\s*base64\s*$/i.test(head[1] ?? '');
  return isBase64 ? fromBase64(percentDecoded(content.split('#', 1)[0] ?? '')) : percentDecoded(content);
}

function percentDecoded(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const high = bytes[i] === 0x25 ? hexDigit(bytes[i + 1]) : undefined;
    const low = high === undefined ? undefined : hexDigit(bytes[i + 2]);
    if (high === undefined || low === undefined) {
      bytes[length] = bytes[i] ?? 0;
    } else {
      bytes[length] = high * 16 + low;
      i += 2;
    }
    length += 1;
  }
  return bytes.subarray(0, length);
}

function hexDigit(byte: number | undefined): number | undefined {
  const value = Number.parseInt(String.fromCharCode(byte ?? 0), 16);
  return Number.isNaN(value) ? undefined : value;
}

function fromBase64(text: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  let binary: string;
  try {
    binary = atob(new TextDecoder('latin1').decode(text));
  } catch {
    return undefined; // Not base64.
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
