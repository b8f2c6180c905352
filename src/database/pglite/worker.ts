import { parentPort, workerData } from 'node:worker_threads'
import { answerRequests, failureOf } from './answer-requests.ts'
import { openEngine } from './engine.ts'
import { type Message, type Numbered, opened, type WorkerOptions } from './messages.ts'
import { keepStatistics } from './statistics.ts'

/** The thread of PGlite: opens it, and executes the requests of the main thread. */
const say = (message: Message) => parentPort?.postMessage(message)

try {
  const pglite = await openEngine(workerData as WorkerOptions, (why) =>
    say({ kind: 'broken', why }),
  )
  const statistics = keepStatistics(pglite)
  const answer = answerRequests(pglite, say)
  parentPort?.on('message', (request: Numbered) => {
    statistics.mayHaveChanged()
    void answer(request)
  })
  say({ kind: 'rows', id: opened, rows: [] })
} catch (error) {
  say({ kind: 'failed', id: opened, failure: failureOf(error) })
}
