import fc from 'fast-check';
import type { Api, ApiOperation } from './operations.ts';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

// Longest texts and lists that are tried out of those that fit; sizes have tests of their own.
const longest = 200;

function textOf({ pattern, minLength, maxLength, enum: values }: Schema): fc.Arbitrary<unknown> {
  const fixed: readonly unknown[] = Array.isArray(values) ? values : [];
  if (fixed.length > 0) return fc.constantFrom(...fixed);
  if (typeof pattern === 'string') {
    const expression = new RegExp(pattern);
    // Nothing is made of an expression that looks ahead; only paths below our origin have one.
    return pattern.includes('(?')
      ? fc.webPath().filter((path) => expression.test(path))
      : fc.stringMatching(expression);
  }
  return fc.string({
    minLength: numberOr(minLength, 0),
    maxLength: Math.min(numberOr(maxLength, longest), longest),
    unit: 'binary',
  });
}

/** Values of the documented shape. */
export function fitting(schema: Schema, api: Api, depth = 0): fc.Arbitrary<unknown> {
  const reference = schema.$ref;
  if (typeof reference === 'string') {
    const named = api.schemas[reference.replace('#/components/schemas/', '')];
    if (named === undefined) throw new Error(`The document has no ${reference}`);
    return fitting(named, api, depth);
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(alternatives))
    return fc.oneof(...alternatives.filter(isSchema).map((one) => fitting(one, api, depth)));
  if ('const' in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: numberOr(schema.minimum, -1000), max: numberOr(schema.maximum, 1000) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(isSchema(schema.items) ? fitting(schema.items, api, depth + 1) : fc.jsonValue(), {
        minLength: numberOr(schema.minItems, 0),
        maxLength: Math.min(numberOr(schema.maxItems, 5), 5 + numberOr(schema.minItems, 0)),
      });
    case 'object': {
      const properties = isSchema(schema.properties) ? schema.properties : {};
      const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
      return fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([name, value]) => [
            name,
            isSchema(value) ? fitting(value, api, depth + 1) : fc.jsonValue(),
          ]),
        ),
        { requiredKeys: Object.keys(properties).filter((name) => required.includes(name)) },
      );
    }
    default:
      return fc.jsonValue();
  }
}

/** Values that nobody documented: of another type, with too much, with too little, with names that objects have anyway. */
function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, fc.jsonValue(), fc.nat(), fc.constantFrom('drop', 'put', 'add', 'replace'))
    .map(([good, bad, which, how]) => {
      if (!isSchema(good) || how === 'replace') return bad;
      const names = Object.keys(good);
      const name = names[which % Math.max(names.length, 1)];
      if (how === 'add' || name === undefined) {
        const added = ['constructor', 'toString', 'length', 'id', ''][which % 5] ?? '';
        return { ...good, [added]: bad };
      }
      if (how === 'put') return { ...good, [name]: bad };
      return Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
    });
}

// A value of any shape may be drawn, one whose own `toString` is a number, too.
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What is asked: an address below the origin, and the body. */
export interface FuzzedRequest {
  readonly url: string;
  readonly body: unknown;
}

/**
 * Requests to an operation: as documented, or spoiled somewhere. `known` are values of parameters that exist, so that not
 * every request ends at "unknown".
 */
export function requestsTo(
  operation: ApiOperation,
  api: Api,
  known: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<FuzzedRequest> {
  const parameters = (operation.parameters ?? []).map(({ in: place, name, schema, required }) => {
    const good = fitting(schema, api).map(asText);
    const existing = known[name];
    return fc.record({
      place: fc.constant(place),
      name: fc.constant(name),
      value: fc.oneof(
        ...(existing === undefined ? [] : [{ weight: 6, arbitrary: fc.constantFrom(...existing) }]),
        { weight: 2, arbitrary: good },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: longest }) },
        ...(required === true || place === 'path' ? [] : [{ weight: 1, arbitrary: fc.constant(undefined) }]),
      ),
    });
  });
  const schema = operation.requestBody?.content['application/json'].schema;
  const body = schema === undefined ? fc.constant(undefined) : fitting(schema, api);
  return fc
    .record({
      parameters: fc.tuple(...parameters),
      body: schema === undefined ? body : fc.oneof(body, spoiled(body)),
    })
    .map(({ parameters: given, body: sent }) => {
      const query = new URLSearchParams();
      let path = operation.path;
      for (const { place, name, value } of given) {
        if (value === undefined) continue;
        if (place === 'query') query.set(name, value);
        else path = path.replace(`{${name}}`, encoded(value));
      }
      return { url: query.size === 0 ? path : `${path}?${query.toString()}`, body: sent };
    });
}

// A text of any code units; half of a pair has no encoding, and no browser sends one.
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
