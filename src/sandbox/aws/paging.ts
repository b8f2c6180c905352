/** One page of a list. Undefined: no earlier page returned this token. */
export function pageOf<T>(items: readonly T[], size: number, token: string | undefined) {
  const start = token === undefined ? 0 : offsetOf(token)
  if (start === undefined || start > items.length) return undefined
  const end = start + size
  return {
    items: items.slice(start, end),
    ...(end < items.length && { nextToken: Buffer.from(`offset=${end}`).toString('base64url') }),
  }
}

function offsetOf(token: string): number | undefined {
  const text = Buffer.from(token, 'base64url').toString()
  const offset = /^offset=(\d+)$/.exec(text)?.[1]
  return offset === undefined ? undefined : Number(offset)
}
