import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { lockDirectory } from '#database/data-directory/directory-lock.ts'
import { mountSmallDisk, noSmallDisk } from '../../database/pglite/small-disk.ts'
import { publish } from '../../identity/issuer.ts'
import type { PlantedFault } from './fault.ts'

/** The port, and the directory of the built-in database. */
export const machineFaults: readonly PlantedFault[] = [
  {
    what: 'a port that another program has',
    plant: async ({ variables }, { undo }) => {
      variables.PORT = await occupy(undo)
    },
    topic: 'port',
    says: /^Cannot listen on 127\.0\.0\.1:\d+: another program does; stop it, or set PORT\.$/,
  },
  {
    what: 'a port for metrics that another program has',
    plant: async ({ variables }, { undo }) => {
      variables.METRICS_PORT = await occupy(undo)
    },
    topic: 'metrics port',
    says: /^Cannot listen on 127\.0\.0\.1:\d+: another program does; stop it, or set METRICS_PORT\.$/,
  },
  {
    what: 'one port for two purposes',
    plant: ({ variables }) => {
      variables.METRICS_PORT = variables.PORT = '49152'
    },
    topic: 'metrics port',
    says: /^Set METRICS_PORT to another port than 49152\.$/,
  },
  {
    what: 'an address of another machine',
    plant: ({ variables }) => {
      Object.assign(variables, { HOST: '192.0.2.1', PORT: '4000' })
    },
    topic: 'port',
    says: /^Cannot listen on 192\.0\.2\.1:4000: HOST is no address of this machine; set it to /,
  },
  {
    what: 'a data directory that is a file',
    plant: ({ variables }) => writeFileSync(variables.DATA_DIR ?? '', 'a file'),
    topic: 'database',
    says: /^Make \S+ a directory that can be written to, or set DATA_DIR to one: /,
  },
  {
    what: 'a data directory below a file',
    plant: ({ variables }) => {
      writeFileSync(variables.DATA_DIR ?? '', 'a file')
      variables.DATA_DIR += '/data'
    },
    topic: 'database',
    says: /^Set DATA_DIR to a directory that can be made: \S+ is no directory\.$/,
  },
  {
    what: 'a data directory that another process uses',
    plant: ({ variables }, { undo }) => {
      mkdirSync(variables.DATA_DIR ?? '')
      undo.use(lockDirectory(variables.DATA_DIR ?? ''))
    },
    topic: 'database',
    says: /^Another process uses the data directory \S+: stop it, or set DATABASE_URL to /,
  },
  {
    what: 'a disk without space',
    plant: ({ variables }, { undo, skip }) => {
      const disk = mountSmallDisk(20)
      if (disk === undefined) return skip(noSmallDisk)
      variables.DATA_DIR = undo.use(disk).directory
    },
    topic: 'database',
    says: /^Make space on the disk of \S+: the built-in database needs 64 MB to start, and \d+ MB are left\.$/,
  },
]

/** Where metrics and traces go. The gateway works without. */
export const collectorFaults: readonly PlantedFault[] = [
  {
    what: 'a collector that does not run',
    plant: async ({ variables }) => {
      const collector = await publish(() => ({ status: 200, body: '' }))
      variables.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url.origin
      await collector[Symbol.asyncDispose]()
    },
    topic: 'collector',
    state: 'note',
    says: /^Start the collector at 127\.0\.0\.1:\d+, or correct OTEL_EXPORTER_OTLP_ENDPOINT: \w+ are lost \(.*ECONNREFUSED/,
  },
  {
    what: 'a collector that refuses the headers',
    plant: async ({ variables }, { undo }) => {
      const collector = undo.use(await publish(() => ({ status: 401, body: '' })))
      variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = collector.url.href
      variables.OTEL_EXPORTER_OTLP_HEADERS = 'authorization=Bearer%20old'
    },
    topic: 'collector',
    state: 'note',
    says: /^Correct OTEL_EXPORTER_OTLP_HEADERS: the collector answers 401, and traces are lost\.$/,
  },
  {
    what: 'headers for the collector that are none',
    plant: ({ variables }) => {
      variables.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:1'
      variables.OTEL_EXPORTER_OTLP_HEADERS = 'Authorization: Bearer secret'
    },
    topic: 'collector',
    state: 'note',
    says: /^Write OTEL_EXPORTER_OTLP_HEADERS like name=value,name=value, (?!.*secret)/,
  },
]

/** A port that is taken until it is undone. */
async function occupy(undo: AsyncDisposableStack): Promise<string> {
  const occupant = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  undo.defer(() => void occupant.close())
  await once(occupant, 'listening')
  const address = occupant.address()
  return typeof address === 'object' ? String(address?.port) : ''
}
