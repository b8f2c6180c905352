/** How long the upstream asks us to wait, from the modelled member or the `Retry-After` header. */
export function retryAfterMs(error: {
  readonly retryAfterSeconds?: number | undefined
  readonly $response?: { readonly headers: Readonly<Record<string, string>> } | undefined
}): number | undefined {
  const headers = error.$response?.headers ?? {}
  const header = headers['retry-after'] ?? headers['Retry-After']
  return (
    fromSeconds(error.retryAfterSeconds) ??
    (header === undefined ? undefined : fromHeader(header.trim(), headers.date ?? headers.Date))
  )
}

function fromHeader(header: string, date: string | undefined) {
  if (/^\d+(?:\.\d+)?$/u.test(header)) return fromSeconds(Number(header))
  const until = header.includes(':') ? Date.parse(header) : Number.NaN
  // The upstream's own clock, where it told us: ours may be minutes off.
  const now = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(until)
    ? undefined
    : Math.max(0, until - (Number.isNaN(now) ? Date.now() : now))
}

const fromSeconds = (seconds: number | undefined) =>
  seconds === undefined || !Number.isFinite(seconds) || seconds < 0
    ? undefined
    : Math.ceil(seconds * 1000)
