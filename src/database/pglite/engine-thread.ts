import { createRequire } from 'node:module'
import type { Worker } from 'node:worker_threads'
import { type Answer, type Message, opened, type Request, type WorkerOptions } from './messages.ts'

/** PGlite in a thread of its own. */
export interface EngineThread {
  /**
   * Resolves to the rows of a query, and to none for other requests. Rejects with an error whose
   * `code` is the SQLSTATE if PostgreSQL refused, and with one sentence if the thread has ended.
   */
  request<Row>(request: Request): Promise<Row[]>
  /** Calls `hear` with the notifications for a listener, until it is replaced by undefined. */
  onNotification(listener: number, hear: ((payload: string) => void) | undefined): void
  /** Ends the thread, whatever it is doing. Requests without an answer reject. */
  end(): Promise<void>
}

/**
 * Starts the thread. Rejects if its database cannot be opened. Calls `onDeath` if the thread ends by
 * itself: the database is then lost to this process.
 */
export async function startEngineThread(
  { maxHeapMb, ...options }: WorkerOptions & { readonly maxHeapMb?: number },
  onDeath: (error: Error) => void,
): Promise<EngineThread> {
  const worker = takeThread(
    maxHeapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } },
  )
  const unanswered = new Map<number, PromiseWithResolvers<Answer>>()
  const listeners = new Map<number, (payload: string) => void>()
  let ended: Error | undefined
  let isOpen = false
  let lastId = opened

  const endWith = (error: Error) => {
    ended = error
    for (const { reject } of unanswered.values()) reject(error)
    unanswered.clear()
  }
  const die = (cause?: unknown, why = ': start the gateway again') => {
    if (ended !== undefined) return
    const error = new Error(
      `The built-in database has stopped${why}; everything that was stored is kept.`,
      { cause },
    )
    endWith(error)
    if (isOpen) onDeath(error)
  }
  const onMessage = (message: Message) => {
    if (message.kind === 'broken') return die(undefined, `, because ${message.why}`)
    if (message.kind === 'notification') return listeners.get(message.listener)?.(message.payload)
    unanswered.get(message.id)?.resolve(message)
    unanswered.delete(message.id)
  }
  worker.on('error', (error) => die(error))
  worker.on('exit', () => die())
  // Node empties the port, up to 1,000 messages, before it turns to sockets and timers. Each answer
  // may lead to the next statement, so they are read only when the port is empty.
  worker.on('message', (message: Message) => setImmediate(onMessage, message))

  const answerTo = async <Row>(id: number): Promise<Row[]> => {
    const waiting = Promise.withResolvers<Answer>()
    unanswered.set(id, waiting)
    const answer = await waiting.promise
    if (answer.kind === 'rows') return answer.rows as Row[]
    const { message, code } = answer.failure
    // Made here and not where the message arrived, so that its stack shows the caller.
    throw Object.assign(new Error(message), code === undefined ? {} : { code })
  }

  const thread: EngineThread = {
    request: async (request) => {
      if (ended !== undefined) throw new Error(ended.message, { cause: ended.cause })
      const id = ++lastId
      worker.postMessage({ ...request, id })
      return await answerTo(id)
    },
    onNotification: (listener, hear) => {
      if (hear === undefined) listeners.delete(listener)
      else listeners.set(listener, hear)
    },
    end: async () => {
      if (ended === undefined) endWith(new Error('The database is closed.'))
      await worker.terminate()
    },
  }
  try {
    worker.postMessage(options)
    await answerTo(opened)
    isOpen = true
    return thread
  } catch (error) {
    await thread.end()
    throw error
  }
}

// Not imported: a bundle would have a copy, which knows nothing of the thread that was started ahead.
const { takeThread }: { takeThread(options: WorkerLimits): Worker } = createRequire(
  import.meta.url,
)('./thread.cjs')

type WorkerLimits = Pick<ConstructorParameters<typeof Worker>[1] & object, 'resourceLimits'>
