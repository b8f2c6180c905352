import { Readable } from 'node:stream'
import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isLargeJson, jsonInSlices } from './json-in-slices.ts'

/**
 * Writes large results in slices of the event loop. Yoga would write them in one piece, and count, encode
 * and copy ten megabytes of text at once.
 */
export function useLargeResults(): Plugin {
  const bodies = new WeakMap<Request, readonly Uint8Array[]>()
  return {
    onResultProcess: async ({ request, result, setResult }) => {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !('data' in result)) return
      const { data } = result as ExecutionResult
      if (data == null || !isLargeJson(data)) return
      const pieces = await jsonInSlices(data)
      setResult({
        ...result,
        // Yoga leaves details out of errors first, and finds status and headers.
        stringify: (cleaned: ExecutionResult) => {
          bodies.set(request, withData(cleaned, pieces))
          return ''
        },
      })
    },
    onResponse: ({ request, response, fetchAPI, setResponse }) => {
      const pieces = bodies.get(request)
      if (pieces === undefined) return
      const { status, statusText, headers } = response
      const length = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
      headers.set('content-length', `${length}`)
      // Yoga's own response takes a stream of Node as it is. A piece at a time: Node would copy bytes together.
      const body = Readable.from(pieces, { objectMode: true, highWaterMark: 1 })
      setResponse(
        new fetchAPI.Response(body as unknown as BodyInit, { status, statusText, headers }),
      )
    },
  }
}

function withData(
  { data: _data, ...rest }: ExecutionResult,
  pieces: readonly Uint8Array[],
): readonly Uint8Array[] {
  const more = JSON.stringify(rest)
  const end = more === '{}' ? '}' : `,${more.slice(1)}`
  return [Buffer.from('{"data":'), ...pieces, Buffer.from(end)]
}
