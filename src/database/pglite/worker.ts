import { flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { answerRequests, failureOf } from './answer-requests.ts'
import { openEngine } from './engine.ts'
import { type Message, type Numbered, opened, type WorkerOptions } from './messages.ts'
import { keepStatistics } from './statistics.ts'

// What the first statements load is loaded by then.
const flushAfterMs = 5_000

/** The thread of PGlite: opens it, and executes the requests of the main thread. */
const say = (message: Message) => parentPort?.postMessage(message)

try {
  const pglite = await openEngine(workerData as WorkerOptions, (why) =>
    say({ kind: 'broken', why }),
  )
  const statistics = keepStatistics(pglite)
  const answer = answerRequests(pglite, say)
  // As in main.ts: a process that is killed keeps nothing by itself.
  setTimeout(flushCompileCache, flushAfterMs).unref()
  parentPort?.on('message', (request: Numbered) => {
    if (request.kind === 'close') flushCompileCache()
    statistics.mayHaveChanged()
    void answer(request)
  })
  say({ kind: 'rows', id: opened, rows: [] })
} catch (error) {
  say({ kind: 'failed', id: opened, failure: failureOf(error) })
}
