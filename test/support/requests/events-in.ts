/** One event of a stream of server-sent events. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
}

/** The whole events of a text, without comments. What follows the last blank line is no event yet. */
export function eventsIn(stream: string): readonly StreamEvent[] {
  return stream
    .split('\n\n')
    .slice(0, -1)
    .map((block) => {
      // Not by a pattern: U+2028 in a text ends a line for `.`, `^` and `$`.
      const lines = block.split('\n')
      const fieldOf = (field: string) =>
        lines.find((line) => line.startsWith(`${field}:`))?.slice(field.length + 1)
      return {
        event: fieldOf('event')?.trim() ?? '',
        data: fieldOf('data')?.replace(/^ /, '') ?? '',
      }
    })
    .filter(({ event }) => event !== '')
}

/** What the first event says. */
export function firstResult(stream: string): unknown {
  return JSON.parse(eventsIn(stream)[0]?.data ?? 'null')
}
