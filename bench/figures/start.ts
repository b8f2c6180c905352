import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { askGateway } from '../lib/ask.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { startGateway } from '../lib/gateway.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import type { ServerApi } from '../lib/serve.ts'
import { setStage } from '../lib/stage.ts'

export const start: Figure = {
  title: 'Start of the process to the first answer ÷ the same of Yoga and the SDK',
  async run({ pairs }) {
    await using stage = await setStage()
    const upstream = stage.upstreamUrl
    const url = await stage.postgres.createDatabase()
    const directory = await stage.directory()
    const timed = async (
      begin: () => Promise<AsyncDisposable & { readonly url: string }>,
      credential?: object,
    ) => {
      const started = performance.now()
      await using server = await begin()
      await askGateway(server.url, '{ __typename }', {}, credential)
      return performance.now() - started
    }
    const times = await inTurn(pairs, {
      yoga: () => timed(startYoga(upstream)),
      postgres: () => timed(() => startGateway({ upstream, database: { url } })),
      again: () => timed(() => startGateway({ upstream, database: { directory } })),
      first: async () => {
        const database = { directory: await stage.directory() }
        return timed(() => startGateway({ upstream, database }))
      },
      // Where nobody needs a key, and a wrong one is refused.
      sandbox: () => timed(startSandbox, {}),
    })
    const row = (name: keyof typeof times, a: string): Row => ({
      a,
      b: 'Yoga and the SDK',
      ratio: ratioOf(times[name], times.yoga),
      note: `${median(times[name]).toFixed(0)} ms ÷ ${median(times.yoga).toFixed(0)} ms`,
    })
    return [
      row('postgres', 'the gateway on PostgreSQL'),
      row('again', 'the gateway on PGlite, again'),
      row('first', 'the gateway on PGlite, the first time'),
      row('sandbox', 'the sandbox'),
    ]
  },
}

const startYoga = (upstream: string) => async () => {
  const program = await startProgram<ServerApi>('peers/yoga.ts', upstream)
  return { ...program, url: await program.call.url() }
}

async function startSandbox(): Promise<AsyncDisposable & { readonly url: string }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../src/sandbox/main.ts', import.meta.url))],
    { stdio: 'ignore', env: { PATH: process.env.PATH, PORT: String(port) } },
  )
  const url = `http://127.0.0.1:${port}`
  while (child.exitCode === null && !(await answers(url))) await sleep(10)
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

const answers = (url: string) =>
  fetch(`${url}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  )
