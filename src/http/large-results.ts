import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isLargeJson, jsonInSlices } from './json-in-slices.ts'

/** Writes large results as text in slices of the event loop. Yoga would write them in one piece. */
export function useLargeResults(): Plugin {
  return {
    onResultProcess: async ({ result, setResult }) => {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !('data' in result)) return
      const { data } = result as ExecutionResult
      if (data == null || !isLargeJson(data)) return
      const text = await jsonInSlices(data)
      setResult({ ...result, stringify: (rest) => withData(rest, text) })
    },
  }
}

function withData({ data: _data, ...rest }: ExecutionResult, text: string): string {
  const more = JSON.stringify(rest)
  return more === '{}' ? `{"data":${text}}` : `{"data":${text},${more.slice(1)}`
}
