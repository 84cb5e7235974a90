import { isObject, type JsonObject } from './schema-text.ts';

/** Deeper values may be anything; the API refuses schemas of more than 64 levels. */
const MAX_DEPTH = 24;

type Shape = {
  types: Set<string>;
  /** Of objects: how many there were, and how many had each property. */
  objects: number;
  properties: Map<string, { shape: Shape; count: number }>;
  items: Shape | undefined;
};

/**
 * Derives a JSON Schema from an example. Elements of an array share one schema; a property is required if every object
 * at its place has it. Whole numbers become `number`, because an example can't show that fractions never occur.
 */
export function schemaFromExample(example: JsonObject): JsonObject {
  const shape = emptyShape();
  add(shape, example, 0);
  return schemaOf(shape);
}

function emptyShape(): Shape {
  return { types: new Set(), objects: 0, properties: new Map(), items: undefined };
}

function add(shape: Shape, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) return;
  shape.types.add(typeOf(value));
  if (Array.isArray(value)) {
    shape.items ??= emptyShape();
    for (const item of value) add(shape.items, item, depth + 1);
  } else if (isObject(value)) {
    shape.objects += 1;
    for (const [name, inner] of Object.entries(value)) {
      const property = shape.properties.get(name) ?? { shape: emptyShape(), count: 0 };
      property.count += 1;
      add(property.shape, inner, depth + 1);
      shape.properties.set(name, property);
    }
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Without a type, anything is valid. */
function schemaOf({ types, objects, properties, items }: Shape): JsonObject {
  const [type, ...others] = types;
  if (type === undefined) return {};
  const required = [...properties].filter(([, { count }]) => count === objects).map(([name]) => name);
  const itemSchema = items && schemaOf(items);
  return {
    type: others.length === 0 ? type : [type, ...others],
    ...(types.has('object') && {
      properties: Object.fromEntries([...properties].map(([name, { shape }]) => [name, schemaOf(shape)])),
    }),
    ...(required.length > 0 && { required }),
    ...(itemSchema !== undefined && Object.keys(itemSchema).length > 0 && { items: itemSchema }),
  };
}
