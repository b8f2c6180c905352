import { type Connection, type GatewayRequest, post } from './connection.ts'
import { errorOf, GatewayError } from './gateway-error.ts'

/** How long a stream may be silent: the gateway sends a byte at once, and every 12 seconds. */
export interface Patience {
  readonly firstByteMs: number
  readonly silentMs: number
}

/** What a subscription gets at each event. */
export interface EventResult {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { code?: string } }[]
}

/**
 * The events of a subscription, by server-sent events. Ends when the gateway completes it, and throws a
 * GatewayError when it is cut or silent before.
 */
export async function* eventStream(
  connection: Connection,
  request: GatewayRequest,
  { signal, patience }: { readonly signal: AbortSignal; readonly patience: Patience },
): AsyncGenerator<EventResult, void> {
  const control = new AbortController()
  const abort = () => control.abort(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  let timer = giveUpAfter(patience.firstByteMs, control)
  let isComplete = false
  try {
    const response = await post(connection, request, { accept: type, signal: control.signal })
    if (response.body === null || !response.headers.get('content-type')?.startsWith(type)) {
      throw errorOf(await response.json().catch(() => undefined), response)
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) throw new GatewayError('The stream was cut.')
      clearTimeout(timer)
      timer = giveUpAfter(patience.silentMs, control)
      const blocks = (text + value).replaceAll('\r\n', '\n').split('\n\n')
      text = blocks.pop() ?? ''
      for (const { event, data } of blocks.map(parse)) {
        isComplete = event === 'complete'
        if (isComplete) return
        if (data !== '') yield JSON.parse(data)
      }
    }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    // Whoever leaves early closes the connection; a complete one is closed by the gateway.
    if (!isComplete) control.abort()
  }
}

const type = 'text/event-stream'

function giveUpAfter(ms: number, control: AbortController) {
  return setTimeout(() => control.abort(new GatewayError(`The stream is silent for ${ms} ms.`)), ms)
}

function parse(block: string): { readonly event: string; readonly data: string } {
  // With `s`: a dot is otherwise no U+2028, and an event with one in a text would be lost.
  const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/s.exec(line) ?? [])
  const of = (name: string) =>
    fields.flatMap(([, field, value = '']) => (field === name ? [value] : []))
  return { event: of('event').join(''), data: of('data').join('\n') }
}
