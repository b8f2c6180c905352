/** JSON with whole numbers as bigint: a UIN is a uint64, and JSON.parse alone would round it. */
export function parseBigJson(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source && /^-?\d+$/.test(source) ? BigInt(source) : value,
  )
}

export function stringifyBigJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'bigint' ? rawJSON(inner.toString()) : inner,
  )
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown

// Both are in Node 24 and not yet in TypeScript's library.
const { parse, rawJSON } = JSON as unknown as {
  parse(text: string, reviver: Reviver): unknown
  rawJSON(text: string): unknown
}
