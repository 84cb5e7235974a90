/**
 * Defers `create` to the first call; every call returns the same value. For `Intl` objects: creating the dozen that a page
 * may use takes longer than evaluating the rest of its code.
 */
export function once<Value>(create: () => Value): () => Value {
  let created: { value: Value } | undefined;
  return () => (created ??= { value: create() }).value;
}
