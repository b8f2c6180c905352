import { once } from 'node:events'
import { connect } from 'node:net'
import { findKey } from '../../src/identity/api-keys.ts'
import { createIdentify } from '../../src/identity/identify.ts'
import { parseKeys } from '../../src/identity/parse-keys.ts'
import { type Kind, keyFile, kinds, measureKinds } from '../lib/key-kinds.ts'
import { answerParent } from '../lib/rpc.ts'

const keyring = parseKeys(JSON.stringify(keyFile), 'keys')
const identify = createIdentify({ keyring: () => keyring })
// The promise of a right one looks into a caller, for 22 ns: only who has the key can see it.
const bad = ['wrong', 'unknown'] as const

/** Times in nanoseconds by kind of key; `each` of every kind. */
const methods = {
  keyFile: () => keyFile,
  findKey: (each: number) => measureKinds(kinds, each, (key) => void findKey(keyring, key)),
  identify: (each: number) => measureKinds(bad, each, (key) => identify(`Bearer ${key}`)),
  /** Over one connection to the gateway there. */
  http: async ({ url, each }: { readonly url: string; readonly each: number }) => {
    const { hostname, port, host } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    socket.setEncoding('latin1')
    const ask = async (key: string) => {
      socket.write(`GET /graphql HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\n\r\n`)
      const [answer] = await once(socket, 'data')
      // Small enough to come at once.
      if (!answer.startsWith('HTTP/1.1 401') || !answer.endsWith('}')) throw new Error(answer)
    }
    const times = await measureKinds(bad, each, ask)
    socket.destroy()
    return times
  },
}
export type KeyTimesApi = typeof methods
export type KeyTimes = Readonly<Record<Kind, readonly number[]>>

answerParent(methods)
