const NAME = 'handinger-drafts';
const VERSION = 2;
/** Some browsers never open a database until they are restarted. */
const OPEN_WITHIN_MS = 5_000;
export const STORES = ['text', 'files', 'outgoing', 'outgoing-files'] as const;

export type Stores = (name: (typeof STORES)[number]) => IDBObjectStore;

let opened: Promise<IDBDatabase> | undefined;

/**
 * Runs one transaction and resolves once it is committed. `run` may await only requests of the transaction. Rejects,
 * with nothing changed, if the browser refuses or does not answer, or an older tab blocks the database.
 * One database, so that one transaction can turn a draft into an outgoing turn: `text` and `files` of drafts, by draft
 * key and tab; `outgoing` turns and `outgoing-files`, by send id.
 */
export async function transact<T>(
  mode: IDBTransactionMode,
  run: (store: Stores, tx: IDBTransaction) => T | Promise<T>,
): Promise<T> {
  const tx = (await openDatabase()).transaction(STORES, mode);
  const done = new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('abort', () => reject(tx.error));
  });
  try {
    const result = await run((name) => tx.objectStore(name), tx);
    await done;
    return result;
  } catch (error) {
    done.catch(() => undefined); // The first error is reported.
    throw error;
  }
}

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => {
    const db = request.result;
    for (const store of STORES) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refused = new Promise<never>((_, reject) => {
    const refuse = (reason: string) => {
      reject(new Error(reason));
      request.addEventListener('success', () => request.result.close());
    };
    request.addEventListener('blocked', () => refuse('A tab of an older version blocks the database.'));
    timer = setTimeout(refuse, OPEN_WITHIN_MS, 'The browser did not open the database in time.');
  });
  const db = await Promise.race([resultOf(request), refused]).finally(() => clearTimeout(timer));
  const forget = () => {
    opened = undefined;
  };
  db.addEventListener('close', forget);
  db.addEventListener('versionchange', () => {
    db.close();
    forget();
  });
  return db;
}
