import { Agent, createServer, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { Waits } from './witness.ts'

/** Asks again and again, in a thread of its own, so that nothing but the gateway makes it wait. */
const { url, authorization } = workerData as { url: string; authorization: string }

// Answers at once: what one waits for it is the machine's doing.
const bare = createServer((incoming, response) => {
  incoming.resume()
  response.end('{}')
})
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', () => resolve()))
const address = bare.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

const questions = {
  typename: { url: `${url}/graphql`, body: '{"query":"{ __typename }"}' },
  live: { url: `${url}/health/live` },
  bare: { url: `http://127.0.0.1:${port}/` },
}
let waits: Record<keyof typeof questions, { at: number; ms: number; status: number }[]>
const clear = () => {
  waits = { typename: [], live: [], bare: [] }
}
clear()

for (const name of Object.keys(questions) as (keyof typeof questions)[]) void askForever(name)

async function askForever(name: keyof typeof questions): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (;;) {
    const at = Date.now()
    const began = performance.now()
    const status = await sendQuestion(questions[name], agent)
    waits[name].push({ at, ms: performance.now() - began, status })
    await sleep(10)
  }
}

function sendQuestion(question: { url: string; body?: string }, agent: Agent): Promise<number> {
  const { url, body } = question
  return new Promise((resolve) => {
    const outgoing = request(url, {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, 'content-type': 'application/json' },
    })
    // The other end may close a connection just when it is used again: asked once more, and waited on.
    outgoing.on('error', () => resolve(outgoing.reusedSocket ? sendQuestion(question, agent) : 0))
    outgoing.on('response', (response) => {
      response.on('error', () => resolve(0))
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    })
    outgoing.end(body)
  })
}

parentPort?.on('message', () => {
  const answer = Object.fromEntries(
    Object.entries(waits).map(([name, all]): [string, Waits] => {
      const sorted = all.toSorted((one, other) => other.ms - one.ms)
      return [
        name,
        {
          count: all.length,
          medianMs: sorted[Math.floor(all.length / 2)]?.ms ?? 0,
          p99Ms: sorted[Math.floor(all.length / 100)]?.ms ?? 0,
          worst: sorted.slice(0, 5).map(({ at, ms }) => ({ at, ms })),
          refused: all.filter(({ status }) => status !== 200).map(({ status }) => status),
        },
      ]
    }),
  )
  clear()
  parentPort?.postMessage(answer)
})
parentPort?.postMessage('ready')
