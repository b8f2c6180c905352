/** The event of one of several streams. */
export interface MergedEvent<Event> {
  /** Its place among the streams. */
  readonly index: number
  readonly event: Event
}

type Stream<Event> = AsyncIterableIterator<Event>

/**
 * The events of all streams as they come. A stream is asked for its next event once the one before was
 * taken. Ends after the last stream; fails with the first that fails, and ends the others then.
 */
export function mergeEvents<Event>(
  streams: readonly Stream<Event>[],
): AsyncIterableIterator<MergedEvent<Event>> {
  const ready: Ready<Event>[] = []
  const idle = new Set(streams.keys())
  let open = streams.length
  let wake = (): void => undefined
  const push = (one: Ready<Event>) => {
    ready.push(one)
    wake()
  }
  const pull = (index: number) => {
    idle.delete(index)
    const next = streams[index]?.next() ?? Promise.resolve({ done: true, value: undefined })
    next.then(
      ({ done, value }) => push(done ? { kind: 'ended' } : { kind: 'event', index, event: value }),
      (error: unknown) => push({ kind: 'failed', error }),
    )
  }
  const end = async () => {
    open = 0
    wake()
    await Promise.all(streams.map((stream) => stream.return?.()))
  }
  return {
    next: async () => {
      for (const index of idle) pull(index)
      while (open > 0) {
        const first = ready.shift()
        if (first === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        } else if (first.kind === 'event') {
          const { index, event } = first
          idle.add(index)
          return { done: false, value: { index, event } }
        } else if (first.kind === 'failed') {
          await end()
          throw first.error
        } else {
          open -= 1
        }
      }
      return { done: true, value: undefined }
    },
    return: async () => {
      await end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

type Ready<Event> =
  | { readonly kind: 'event'; readonly index: number; readonly event: Event }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly error: unknown }
