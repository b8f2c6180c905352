import type { Meter } from '@opentelemetry/api'
import type { Database } from '#database/database.ts'
import type { DispatchObserver } from '#dispatch/observer.ts'
import type { Load } from '#http/front/admission.ts'
import type { HttpObserver } from '#http/observing/observed-request.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { createCallInstruments } from './instruments/calls.ts'
import { watchDatabase } from './instruments/database.ts'
import { createLaneInstruments } from './instruments/lanes.ts'
import { watchProcess } from './instruments/process.ts'
import { createRecipientInstruments } from './instruments/recipients.ts'
import { createRequestInstruments } from './instruments/requests.ts'
import { observeReads } from './observe-reads.ts'
import type { Tracing } from './tracing/tracing.ts'

/** Hears what the rooms do and measures it. The rooms know nothing of OpenTelemetry. */
export interface Telemetry {
  readonly dispatch: DispatchObserver
  readonly http: HttpObserver
  /** Undefined: nothing is traced. */
  readonly onAccept?: Tracing['onAccept']
  /** The same providers; their reads and revocations are counted. */
  observe(providers: ReadonlyMap<ProviderKind, Provider>): ReadonlyMap<ProviderKind, Provider>
  /** Reports a state whenever it is asked for, until it is disposed of. */
  watch(state: WatchedState): Disposable
}

/** What is read when metrics are collected. */
export interface WatchedState {
  readonly database: Database
  readonly kinds: readonly ProviderKind[]
  readonly load: () => Load
}

/** Measures with the instruments of `meter`, and traces where `tracing` is given. */
export function createTelemetry(meter: Meter, tracing?: Tracing): Telemetry {
  const calls = createCallInstruments(meter)
  const recipients = createRecipientInstruments(meter)
  const lanes = createLaneInstruments(meter)
  const requests = createRequestInstruments(meter)
  return {
    dispatch: {
      onAnswered: calls.onAnswered,
      onLost: calls.onLost,
      onRecorded: (recorded) => {
        const { lane } = recorded.attempted
        calls.onRecorded(lane, recorded.recorded)
        lanes.onRecorded(lane, recorded.recorded)
        tracing?.onRecorded(recorded)
      },
      onSettled: recipients.onSettled,
      onClaimed: lanes.onClaimed,
      onEnded: lanes.onEnded,
    },
    http: {
      onRequest: (request) => {
        requests.onRequest(request)
        tracing?.onRequest(request)
      },
      onSubscription: requests.onSubscription,
      run: tracing?.run ?? ((_request, _headers, work) => work()),
    },
    ...(tracing && { onAccept: tracing.onAccept }),
    observe: (providers) => {
      for (const kind of providers.keys()) {
        for (const { begin } of [calls, recipients, lanes]) begin(kind)
      }
      const observed = [...providers].map(
        ([kind, provider]) => [kind, observeReads(provider, calls.onRequest)] as const,
      )
      return new Map(observed)
    },
    watch: ({ database, kinds, load }) => {
      const watching = new DisposableStack()
      watching.use(watchDatabase(meter, database, kinds))
      watching.use(watchProcess(meter))
      watching.use(requests.watch(load))
      return watching
    },
  }
}
