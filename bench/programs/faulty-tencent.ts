import type { Fault } from '../../src/sandbox/emulator.ts'
import { startEmulators } from '../../src/sandbox/emulators.ts'
import { createRandom } from '../../test/truth/day/random.ts'
import { answerParent } from '../lib/rpc.ts'

/** Tencent Cloud as it may be on a bad day: every fifth call meets a fault, each kind as often. */
const emulators = await startEmulators({ credentials: { secretId: 'bench', secretKey: 'bench' } })
const tencent = emulators.TENCENT_ORGANIZATION
const [, , retryAfter = '1', seed = '1'] = process.argv
const random = createRandom(Number(seed))

// As far away as another continent.
const latencyMs = 100
tencent.latency(latencyMs)

const share = 0.2
const faults: readonly [Fault, ...Fault[]] = [
  { kind: 'throttle', ...(retryAfter === '0' ? {} : { retryAfterSeconds: Number(retryAfter) }) },
  { kind: 'error', name: 'InternalError' },
  { kind: 'html-error', status: 500 },
  { kind: 'reset' },
  { kind: 'cut', accepted: true },
  { kind: 'stall' },
]
/** By the clock of this process, in milliseconds: when a call must not arrive. */
const pauses: { readonly from: number; readonly to: number }[] = []

tencent.decide(({ at }) => {
  if (!random.chance(share)) return undefined
  const fault = random.pick(faults)
  if (fault.kind === 'throttle' && fault.retryAfterSeconds !== undefined) {
    const from = at + latencyMs
    pauses.push({ from, to: from + fault.retryAfterSeconds * 1_000 })
  }
  return fault
})

const methods = {
  url: () => tencent.url,
  seen: () => ({ arrivals: tencent.requests.map(({ at }) => at), pauses }),
}
export type FaultyTencentApi = typeof methods

answerParent(methods)
