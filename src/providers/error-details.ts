import type { ErrorDetail } from './contract/outcome.ts'

/**
 * The members of an upstream's error as `ProviderError.details`: `quotaCode`, `fieldList[0].message`.
 * Values are redacted. A member that no API of ours documents is left out: its name could be a person's,
 * and nobody knows what it is about.
 */
export function errorDetails(
  members: object,
  redact: (text: string) => string,
): { readonly details?: readonly ErrorDetail[] } {
  const details: ErrorDetail[] = []
  let length = 0
  const add = (name: string, value: unknown, depth: number) => {
    if (details.length === maxDetails) return
    if (typeof value === 'object' && value !== null) {
      if (depth < maxDepth) addMembers(name, value, depth)
      return
    }
    const text = plainTypes.has(typeof value) ? redact(String(value)) : ''
    length += text.length
    if (text !== '' && length <= maxLength) details.push({ name, value: text })
  }
  const addMembers = (path: string, value: object, depth: number) => {
    const known = Object.entries(value).filter(([key]) => Array.isArray(value) || isDocumented(key))
    for (const [key, member] of known.slice(0, maxDetails)) {
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
const documented: ReadonlySet<string> = new Set([
  ...['Code', 'field', 'fieldList', 'message', 'name', 'quotaCode', 'reason', 'reasons'],
  ...['resourceId', 'resourceType', 'retryAfterSeconds', 'serviceCode'],
])
const isDocumented = (member: string) => documented.has(member)
const plainTypes: ReadonlySet<string> = new Set(['string', 'number', 'bigint', 'boolean'])
