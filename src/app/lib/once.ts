/** Creates a value on first use. Creating the dozen `Intl` objects of a page takes longer than evaluating its code. */
export function once<Value>(create: () => Value): () => Value {
  let created: { value: Value } | undefined;
  return () => (created ??= { value: create() }).value;
}
