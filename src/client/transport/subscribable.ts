import type { Connection, GatewayRequest } from './connection.ts'
import type { EventResult } from './event-stream.ts'
import { resumingStream } from './resume.ts'

export interface Sink {
  readonly next: (result: EventResult) => void
  readonly error: (error: unknown) => void
  readonly complete: () => void
}

/** Starts a stream that goes on where it is cut, and returns what stops it. */
export function startStream(
  connection: Connection,
  request: GatewayRequest,
  sink: Sink,
): () => void {
  const control = new AbortController()
  const { signal } = control
  resumingStream(connection, request, { onEvent: sink.next }, { signal }).then(
    sink.complete,
    (error) => {
      if (!signal.aborted) sink.error(error)
    },
  )
  return () => control.abort()
}
