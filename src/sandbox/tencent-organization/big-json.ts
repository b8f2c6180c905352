/** Parses whole numbers as bigint: a UIN is a uint64, which JSON.parse would round. */
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

// Node 24 has both, but TypeScript's library does not declare them yet.
const { parse, rawJSON } = JSON as unknown as {
  parse(text: string, reviver: Reviver): unknown
  rawJSON(text: string): unknown
}
