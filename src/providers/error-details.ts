import type { ErrorDetail } from './contract/outcome.ts'

/**
 * The members of an upstream's error as `ProviderError.details`: `quotaCode`, `fieldList[0].message`.
 * Values are redacted; a member whose name is no name, or would be redacted, is left out.
 */
export function errorDetails(
  members: object,
  redact: (text: string) => string,
): { readonly details?: readonly ErrorDetail[] } {
  const details: ErrorDetail[] = []
  let length = 0
  const add = (name: string, value: unknown, depth: number) => {
    if (details.length === maxDetails || !isName.test(name) || redact(name) !== name) return
    if (typeof value === 'object' && value !== null) {
      if (depth < maxDepth) addMembers(name, value, depth)
      return
    }
    const text = plainTypes.has(typeof value) ? redact(String(value)) : ''
    length += text.length
    if (text !== '' && length <= maxLength) details.push({ name, value: text })
  }
  const addMembers = (path: string, value: object, depth: number) => {
    for (const [key, member] of Object.entries(value).slice(0, maxDetails)) {
      const inObject = path === '' ? key : `${path}.${key}`
      add(Array.isArray(value) ? `${path}[${key}]` : inObject, member, depth + 1)
    }
  }
  addMembers('', members, 0)
  return details.length === 0 ? {} : { details }
}

// An upstream may name every recipient of a call; the first ones show what is wrong.
const maxDetails = 10
// Characters of all values: every recipient of a refused call stores and answers them.
const maxLength = 1_000
// A list of structures.
const maxDepth = 3
const isName = /^[A-Za-z][\w.[\]-]{0,99}$/
const plainTypes: ReadonlySet<string> = new Set(['string', 'number', 'bigint', 'boolean'])
