import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { shareEventLoop } from '#event-loop/event-loop-quota.ts'
import { type Caller, currentCaller } from '#identity/caller.ts'
import { noLongerAllowed } from '#invites/follow/end-with-credential.ts'
import type { ProgressEvent } from '#invites/follow/feed.ts'
import { type EncodedResult, encodeEvent } from './event-stream.ts'

/**
 * Executes an event once for all subscriptions that ask the same of it for the same caller, and writes
 * it as text once: 500 who follow one batch cost little more than one.
 */
export function useSharedEvents(): Plugin<{ caller: Caller }, { caller: Caller }> {
  const results = new WeakMap<ProgressEvent, Map<string, Promise<ExecutionResult>>>()

  const resultOf = async (event: FollowEvent, args: ExecutionArgs) => {
    if (event === noLongerAllowed) return execute({ ...args, rootValue: event })
    const key = keyOf(args)
    const ofEvent = results.get(event) ?? new Map<string, Promise<ExecutionResult>>()
    results.set(event, ofEvent)
    const result = ofEvent.get(key) ?? executeEvent(event, args)
    ofEvent.set(key, result)
    return result
  }
  return {
    onSubscribe: ({ setSubscribeFn }) =>
      setSubscribeFn(async (args: ExecutionArgs) => {
        const source = await createSourceEventStream(args)
        if (!(Symbol.asyncIterator in source)) return source
        const events = source[Symbol.asyncIterator]() as AsyncIterator<FollowEvent>
        return mapped(events, (event) => resultOf(event, args))
      }),
  }
}

async function executeEvent(event: ProgressEvent, args: ExecutionArgs): Promise<ExecutionResult> {
  await shareEventLoop(event.changed.length)
  const result = await execute({ ...args, rootValue: event })
  if (result.errors !== undefined) return result
  // Nobody needs the data any more, which are ten times as large as their text.
  const encoded: EncodedResult = { encoded: encodeEvent(JSON.stringify({ data: result.data })) }
  return encoded
}

/** Equal for subscriptions to which an event says the same now. */
function keyOf({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const { caller } = contextValue as { readonly caller: Caller }
  const callers = [caller, currentCaller(caller)].map(
    (one) => one && [one.tenant, one.id, [...one.scopes].sort(), [...one.destinations].sort()],
  )
  return JSON.stringify([numberOf(document), operationName, variableValues, callers])
}

// Parsed documents are cached, so equal ones are mostly the same object.
const numbers = new WeakMap<DocumentNode, number>()
let lastNumber = 0

function numberOf(document: DocumentNode): number {
  const number = numbers.get(document) ?? ++lastNumber
  numbers.set(document, number)
  return number
}

type FollowEvent = ProgressEvent | typeof noLongerAllowed

/** Ends its source at once when it is ended, even while it waits. */
function mapped<From, To>(
  source: AsyncIterator<From>,
  map: (value: From) => Promise<To>,
): AsyncIterableIterator<To> {
  return {
    next: async () => {
      const { done, value } = await source.next()
      return done ? { done, value } : { done: false, value: await map(value) }
    },
    return: async () => {
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
