import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdPort } from '../support/ports/hold-port.ts'
import { until } from '../support/until.ts'
import { textOf } from './files.ts'

/** A real Prometheus with the alerts of deploy/, which scrapes each second. */
export interface Prometheus extends AsyncDisposable {
  /** The samples of a query, as they are now. */
  query(expression: string): Promise<readonly Sample[]>
  /** The labels of the alerts that fire. */
  firing(): Promise<readonly Readonly<Record<string, string>>[]>
}

export interface Sample {
  readonly metric: Readonly<Record<string, string>>
  readonly value: number
}

export const noPrometheus =
  spawnSync('prometheus', ['--version']).error === undefined
    ? undefined
    : 'prometheus was not found: install it, or the dashboard and the alerts stay untried on a server'

export async function startPrometheus(targets: readonly string[]): Promise<Prometheus> {
  const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-prometheus-'))
  const held = await holdPort()
  const address = `127.0.0.1:${held.port}`
  await writeFile(join(directory, 'alerts.yaml'), hurried(textOf('deploy/prometheus/alerts.yaml')))
  const configuration = textOf('deploy/prometheus/prometheus.yaml')
    .replaceAll('15s', '1s')
    .replace(/targets: .*/, `targets: [${targets.join(', ')}]`)
  await writeFile(join(directory, 'prometheus.yaml'), configuration)
  await mkdir(join(directory, 'data'))
  const server = spawn('prometheus', [
    ...['--config.file', join(directory, 'prometheus.yaml'), '--web.listen-address', address],
    ...['--storage.tsdb.path', join(directory, 'data'), '--log.level', 'error'],
  ])
  const ended = once(server, 'close')

  const read = async (path: string) => {
    const response = await fetch(`http://${address}/api/v1/${path}`)
    const { status, data, error } = (await response.json()) as Reply
    assert.equal(status, 'success', error)
    return data
  }
  await until(async () => (await fetch(`http://${address}/-/ready`).catch(() => undefined))?.ok)
  return {
    query: async (expression) => {
      const { result = [] } = await read(`query?query=${encodeURIComponent(expression)}`)
      return result.map(({ metric, value: [, text] }) => ({ metric, value: Number(text) }))
    },
    firing: async () => {
      const { alerts = [] } = await read('alerts')
      return alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels)
    },
    [Symbol.asyncDispose]: async () => {
      server.kill()
      await ended
      held[Symbol.dispose]()
      await rm(directory, { recursive: true })
    },
  }
}

/** In a test a second stands for a minute and more. */
function hurried(alerts: string): string {
  return alerts.replaceAll(/for: \d+m/g, 'for: 2s').replaceAll(/\[\d+m\]/g, '[10s]')
}

interface Reply {
  readonly status: string
  readonly error?: string
  readonly data: {
    readonly result?: readonly { metric: Record<string, string>; value: [number, string] }[]
    readonly alerts?: readonly { state: string; labels: Record<string, string> }[]
  }
}
