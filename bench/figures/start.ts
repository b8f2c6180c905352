import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { makeBundledRoot } from '../../test/deploy/bundle/bundled-root.ts'
import { askGateway } from '../lib/ask.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { startGateway } from '../lib/gateway.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import type { ServerApi } from '../lib/serve.ts'
import { setStage } from '../lib/stage.ts'

export const start: Figure = {
  title: 'Start of the process to the first answer ÷ the same of Yoga and the SDK, bundled',
  async run({ pairs }) {
    await using stage = await setStage()
    const upstream = stage.upstreamUrl
    const yogaBundle = await bundled('peers/yoga.ts', await stage.directory())
    const image = await stage.directory()
    await makeBundledRoot(image)
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
      yoga: () => timed(startYoga('peers/yoga.ts', upstream)),
      bundled: () => timed(startYoga(yogaBundle, upstream)),
      image: () => timed(() => startGateway({ upstream, database: { url }, root: image })),
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
      b: 'Yoga and the SDK, bundled',
      ratio: ratioOf(times[name], times.bundled),
      note: `${median(times[name]).toFixed(0)} ms ÷ ${median(times.bundled).toFixed(0)} ms`,
    })
    return [
      { ...row('image', 'the gateway of the image, on PostgreSQL'), goal: '≤ 1.6' },
      row('postgres', 'the gateway of a checkout, on PostgreSQL'),
      row('yoga', 'Yoga and the SDK, not bundled'),
      row('again', 'the gateway of a checkout, on PGlite, again'),
      row('first', 'the gateway of a checkout, on PGlite, the first time'),
      row('sandbox', 'the sandbox'),
    ]
  },
}

const startYoga = (path: string, upstream: string) => async () => {
  const program = await startProgram<ServerApi>(path, upstream)
  return { ...program, url: await program.call.url() }
}

/** One file of all modules of a program below bench/. The result is an absolute path. */
async function bundled(program: string, directory: string): Promise<string> {
  const outfile = join(directory, 'bundle.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL(`../${program}`, import.meta.url))],
    ...{ bundle: true, platform: 'node', format: 'cjs', minify: true, outfile, logLevel: 'error' },
  })
  return outfile
}

async function startSandbox(): Promise<AsyncDisposable & { readonly url: string }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../src/launch.cjs', import.meta.url)), 'start'],
    { stdio: 'ignore', env: { PATH: process.env.PATH, PORT: String(port) } },
  )
  const url = `http://127.0.0.1:${port}`
  while (child.exitCode === null && !(await answers(url))) await sleep(10)
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

const answers = (url: string) =>
  fetch(`${url}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  )
