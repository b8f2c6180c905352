import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { holdPort } from './hold-port.ts'

const crowd = fileURLToPath(new URL('./crowd.ts', import.meta.url))
const fewPorts = 'ip link set lo up && echo 40000 40100 >/proc/sys/net/ipv4/ip_local_port_range'
const inNetwork = (script: string) => ['-rn', 'sh', '-c', script]
const noNetwork =
  spawnSync('unshare', inNetwork(fewPorts)).status === 0
    ? false
    : 'unshare and ip make no network here: who is given a held port stays untried'

test('a held port refuses, can be listened on, and refuses again', {
  timeout: 20_000,
}, async () => {
  using held = await holdPort()
  const server = createServer((socket) => socket.end('hello'))

  const before = await connectTo(held.port)
  server.listen(held.port, '127.0.0.1')
  await once(server, 'listening')
  const meanwhile = await connectTo(held.port)
  server.close()
  await once(server, 'close')
  const between = await connectTo(held.port)
  server.listen(held.port, '127.0.0.1')
  await once(server, 'listening')
  const again = await connectTo(held.port)
  server.close()

  assert.deepEqual(
    [before, meanwhile, between, again],
    ['ECONNREFUSED', 'hello', 'ECONNREFUSED', 'hello'],
  )
})

const alone = { timeout: 60_000, skip: noNetwork }

test('nobody is given a held port by chance, to listen or to connect', alone, async () => {
  const script = `${fewPorts} && exec "${process.execPath}" "${crowd}"`
  const { stdout } = await promisify(execFile)('unshare', inNetwork(script))

  const { held, given, failed } = JSON.parse(stdout)
  assert.deepEqual(failed, ['EADDRINUSE', 'EADDRNOTAVAIL'])
  // There are 101, and the holder's peer has one.
  assert.ok(given.length > 190, `${given.length} were given`)
  assert.ok(held >= 40_000 && held <= 40_100)
  assert.ok(!given.includes(held))
})

/** What is said there, or why nothing is. */
async function connectTo(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  try {
    const [said] = await once(socket, 'data')
    return String(said)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? ''
  } finally {
    socket.destroy()
  }
}
