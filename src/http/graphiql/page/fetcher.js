// Runs in a browser as it is written: nothing builds it.

/**
 * Sends what GraphiQL runs, and gives it the answer or the events of a subscription. `credential` is
 * asked at each request.
 */
globalThis.createFetcher = (credential) => (operation, options) => {
  const control = new AbortController()
  const results = resultsOf(bodyOf(operation), headersOf(options, credential()), control.signal)
  const iterator = {
    next: () => results.next(),
    // While it waits, a generator would not hear that it is to end.
    return: () => {
      control.abort()
      return results.return()
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

/**
 * For 100 ms after a tab was opened or an operation renamed, GraphiQL goes by the name before: its own
 * fetcher then fails. Without a name the gateway takes the one operation that there is.
 */
function bodyOf({ query, variables, operationName }) {
  const isThere = new RegExp(`\\b(query|mutation|subscription)\\s+${operationName}\\b`).test(query)
  return JSON.stringify({ query, variables, operationName: isThere ? operationName : undefined })
}

function headersOf(options, credential) {
  const headers = new Headers(options?.headers)
  headers.set('content-type', 'application/json')
  headers.set('accept', 'application/json, text/event-stream')
  if (credential !== '' && !headers.has('authorization')) {
    headers.set('authorization', `Bearer ${credential}`)
  }
  return headers
}

async function* resultsOf(body, headers, signal) {
  try {
    const response = await fetch(location.pathname, { method: 'POST', headers, body, signal })
    const type = response.headers.get('content-type') ?? ''
    if (type.startsWith('text/event-stream')) yield* eventsOf(response)
    else if (type.includes('json')) yield await response.json()
    else throw new Error(`The gateway answered with status ${response.status} and no JSON.`)
  } catch (error) {
    // GraphiQL would write this error into the tab that was opened meanwhile.
    if (!signal.aborted) throw error
  }
}

async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) throw new Error('The stream was cut.')
    const events = (text + value).split('\n\n')
    text = events.pop()
    for (const event of events) {
      // Only a line feed ends a line here: for `.`, `^` and `$` U+2028 in a text would end one too.
      const lines = event.split('\n')
      if (lines.includes('event: complete')) return
      const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length)
      if (data) yield JSON.parse(data)
    }
  }
}
