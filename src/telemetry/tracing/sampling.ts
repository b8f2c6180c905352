import type { SpanContext } from '@opentelemetry/api'
import type { Sampler } from '@opentelemetry/sdk-trace'
import type { TelemetrySettings } from '../settings.ts'

/** May a request be traced? `client`: its place in a trace of the client. */
export type MayTrace = (client: SpanContext | undefined) => boolean

export interface Sampling {
  readonly sampler: Sampler
  readonly mayTrace: MayTrace
}

/**
 * The sampler of the settings. Where parents decide, what it would say of a request is known before there
 * is anything of a trace: a span that is not recorded costs as much as all metrics of its request.
 */
export function samplingOf(
  sdk: typeof import('@opentelemetry/sdk-trace'),
  { sampler: name, share }: Required<TelemetrySettings>['traces'],
): Sampling {
  const [, parents, root] = /^(parentbased_)?(\w+)$/.exec(name) ?? []
  const ofRoots = roots[root as keyof typeof roots]
  if (parents === undefined) {
    return { sampler: ofRoots.sampler(sdk, share), mayTrace: () => ofRoots.share(share) > 0 }
  }
  const chosen = ofRoots.share(share)
  return {
    // Those that begin here were chosen before they got to it.
    sampler: new sdk.ParentBasedSampler({ root: new sdk.AlwaysOnSampler() }),
    mayTrace: (client) =>
      client === undefined ? Math.random() < chosen : (client.traceFlags & sampled) !== 0,
  }
}

const roots = {
  always_on: { share: () => 1, sampler: (sdk) => new sdk.AlwaysOnSampler() },
  always_off: { share: () => 0, sampler: (sdk) => new sdk.AlwaysOffSampler() },
  traceidratio: {
    share: (share) => share,
    sampler: (sdk, share) => new sdk.TraceIdRatioBasedSampler(share),
  },
} satisfies Record<string, Root>

interface Root {
  readonly share: (share: number) => number
  readonly sampler: (sdk: typeof import('@opentelemetry/sdk-trace'), share: number) => Sampler
}

const sampled = 1
