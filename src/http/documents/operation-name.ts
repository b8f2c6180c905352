import type { Plugin } from 'graphql-yoga'

/** An empty `operationName` counts as left out: typed languages write what was not set. */
export function useOptionalOperationName(): Plugin {
  return {
    onParams: ({ params, setParams }) => {
      if (params.operationName !== '') return
      const { operationName: _empty, ...rest } = params
      setParams(rest)
    },
  }
}
