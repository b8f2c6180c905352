import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Fault, RequestRow } from '#sandbox/emulator.ts'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { startSwitch } from '../../dispatch/waiting/switch.ts'
import { personKey } from '../day/recipients.ts'
import { expired, faultName, leftUntold, type UpstreamKind, upstreamKinds } from './faults.ts'

/** The four emulators under the plan's faults, and what they know: the truth. */
export interface Upstreams extends AsyncDisposable {
  readonly urls: Readonly<Record<ProviderKind, string>>
  /** Connections are refused, or accepted again. */
  disconnect(emulator: UpstreamKind, isOn: boolean): Promise<void>
  /** Credentials are not accepted, or accepted again. */
  rejectCredentials(emulator: UpstreamKind, isOn: boolean): void
  /** At first all is well. */
  beginFaults(): void
  /** From now on all is well. Tells what went on until now. */
  endFaults(): Traffic
  /** How often each person was sent an invitation. */
  ledger(): ReadonlyMap<string, number>
  /** Those whose fate the upstream kept to itself at least once. */
  untold(): ReadonlySet<string>
  /** By person, when each request with them arrived. */
  arrivals(): ReadonlyMap<string, readonly number[]>
}

export interface Traffic {
  readonly requests: number
  readonly faults: number
  readonly byFault: Readonly<Record<string, number>>
  /** Most invitations that arrived at Tencent within any second. Its limit is 20. */
  readonly busiestSecond: number
}

/** Decides the fault of the nth request to an emulator. */
export type FaultOf = (
  emulator: UpstreamKind,
  ordinal: number,
  request: RequestRow,
) => Fault | undefined

export async function startUpstreams(plan: { readonly faultOf: FaultOf }): Promise<Upstreams> {
  await using started = new AsyncDisposableStack()
  const emulators = started.use(await startEmulators())
  const real = urlsOf(emulators)
  const switches = {
    REPOST_PRIVATE: started.use(await startSwitch(real.REPOST_PRIVATE)),
    CHIME: started.use(await startSwitch(real.CHIME)),
    WICKR: started.use(await startSwitch(real.WICKR)),
    TENCENT_ORGANIZATION: started.use(await startSwitch(real.TENCENT_ORGANIZATION)),
  }
  const withoutCredentials = new Set<UpstreamKind>()
  const met: { readonly name: UpstreamKind; readonly row: RequestRow; readonly fault: Fault }[] = []
  const ordinals = { REPOST_PRIVATE: 0, CHIME: 0, WICKR: 0, TENCENT_ORGANIZATION: 0 }
  const decide = (name: UpstreamKind) => (row: RequestRow) => {
    const fault = withoutCredentials.has(name)
      ? expired[name]
      : plan.faultOf(name, ordinals[name]++, row)
    if (fault !== undefined) met.push({ name, row, fault })
    return fault
  }
  const people = (name: UpstreamKind, row: RequestRow, values = row.recipients) =>
    values.map((value) => personKey(name, row.destinationId, value))
  const requests = () =>
    upstreamKinds.flatMap((name) => emulators[name].requests.map((row) => ({ name, row })))

  const urls = { ...real }
  for (const name of upstreamKinds) urls[name] = switches[name].url
  const running = started.move()
  return {
    urls,
    disconnect: (name, isOn) => (isOn ? switches[name].off() : switches[name].on()),
    rejectCredentials: (name, isOn) => {
      if (isOn) withoutCredentials.add(name)
      else withoutCredentials.delete(name)
    },
    beginFaults: () => {
      for (const name of upstreamKinds) emulators[name].decide(decide(name))
    },
    endFaults: () => {
      for (const name of upstreamKinds) emulators[name].decide(undefined)
      return trafficOf(emulators, met)
    },
    ledger: () => countLedger(emulators),
    untold: () =>
      new Set(
        met.flatMap(({ name, row, fault }) =>
          people(name, row, leftUntold(fault, { name, recipients: row.recipients })),
        ),
      ),
    arrivals: () => {
      const moments = requests().flatMap(({ name, row }) =>
        people(name, row).map((person) => ({ person, at: row.at })),
      )
      return new Map(
        [...Map.groupBy(moments, ({ person }) => person)].map(([person, rows]) => [
          person,
          rows.map(({ at }) => at),
        ]),
      )
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function trafficOf(emulators: Emulators, met: readonly { readonly fault: Fault }[]): Traffic {
  const byFault = Map.groupBy(met, ({ fault }) => faultName(fault))
  return {
    requests: upstreamKinds.reduce((sum, name) => sum + emulators[name].requests.length, 0),
    faults: met.length,
    byFault: Object.fromEntries([...byFault].map(([fault, rows]) => [fault, rows.length])),
    busiestSecond: busiestSecond(
      emulators.TENCENT_ORGANIZATION.requests
        .filter(({ operation }) => operation === 'SendOrganizationInvitation')
        .map(({ at }) => at),
    ),
  }
}

function countLedger(emulators: Emulators): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of upstreamKinds) {
    for (const { destinationId, recipient } of emulators[name].ledger) {
      const key = personKey(name, destinationId, recipient)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/** The most of these moments, in milliseconds and in order, that lie within any second. */
export function busiestSecond(moments: readonly number[], windowMs = 1_000): number {
  let from = 0
  return moments.reduce((most, at, index) => {
    while (at - (moments[from] ?? at) >= windowMs) from += 1
    return Math.max(most, index - from + 1)
  }, 0)
}
