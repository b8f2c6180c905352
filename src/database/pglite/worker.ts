import { flushCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { answerRequests, failureOf } from './answer-requests.ts'
import { openEngine } from './engine.ts'
import { type Message, type Numbered, opened, type WorkerOptions } from './messages.ts'
import { keepStatistics } from './statistics.ts'

// What the first statements load is loaded by then.
const flushAfterMs = 5_000

const say = (message: Message) => parentPort?.postMessage(message)

async function open(options: WorkerOptions): Promise<void> {
  try {
    const pglite = await openEngine(options, (why) => say({ kind: 'broken', why }))
    const statistics = keepStatistics(pglite)
    const answer = answerRequests(pglite, say)
    // As in main.ts: a process that is killed keeps nothing by itself.
    setTimeout(flushCompileCache, flushAfterMs).unref()
    next = async (request) => {
      if (request.kind === 'close') flushCompileCache()
      statistics.mayHaveChanged()
      await answer(request)
    }
    say({ kind: 'rows', id: opened, rows: [] })
  } catch (error) {
    say({ kind: 'failed', id: opened, failure: failureOf(error) })
  }
}

/** The thread of PGlite: opens what the first message names, and executes the requests that follow. */
let next: (message: Numbered & WorkerOptions) => Promise<void> = open
parentPort?.on('message', (message) => void next(message))
