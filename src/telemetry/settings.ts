import { z } from 'zod'

const exporter = z.enum(['otlp', 'none'], 'otlp or none').optional()
const url = z.url({ protocol: /^https?$/, error: 'a URL like http://collector:4318' }).optional()

const samplers = [
  ...['always_on', 'always_off', 'traceidratio'],
  ...['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'],
] as const

const shareRule = 'a number from 0 to 1'
const share = z
  .string()
  .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, shareRule)
  .transform(Number)
const intervalRule = 'a whole number of milliseconds from 1000 to 3600000'
const interval = z.coerce
  .number(intervalRule)
  .int(intervalRule)
  .min(1_000, intervalRule)
  .max(3_600_000, intervalRule)
const delayRule = 'a whole number of milliseconds from 10 to 60000'
const delay = z.coerce.number(delayRule).int(delayRule).min(10, delayRule).max(60_000, delayRule)

/** OpenTelemetry's standard variables, as far as the gateway reads them. */
export const telemetryVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: url.describe(
    'A collector that gets metrics and traces by OTLP. Nothing is exported where no endpoint is set.',
  ),
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: url.describe(
    'The same for metrics alone, with its path, like `http://collector:4318/v1/metrics`.',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.describe('The same for traces alone.'),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .optional()
    .describe('Headers for the collector, like `authorization=Bearer%20…`, separated by commas.'),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/protobuf'], 'http/protobuf')
    .optional()
    .describe('How it is exported. There is one way.'),
  OTEL_METRICS_EXPORTER: exporter.describe(
    'Whether metrics are exported by OTLP, where there is an endpoint: `none` exports none.',
  ),
  OTEL_TRACES_EXPORTER: exporter.describe('The same for traces.'),
  OTEL_METRIC_EXPORT_INTERVAL: interval
    .optional()
    .describe('How often metrics are exported by OTLP, in milliseconds; every minute by default.'),
  OTEL_BSP_SCHEDULE_DELAY: delay
    .optional()
    .describe(
      'How long a span waits to be exported with others, in milliseconds; 5000 by default.',
    ),
  OTEL_TRACES_SAMPLER: z
    .enum(samplers, `one of ${samplers.join(', ')}`)
    .optional()
    .describe(
      'Which traces are exported. By default what the client says in its `traceparent` counts, and of those that begin here one in twenty is.',
    ),
  OTEL_TRACES_SAMPLER_ARG: share
    .optional()
    .describe('The share of traces for the samplers with a ratio, from 0 to 1.'),
  OTEL_SERVICE_NAME: z
    .string()
    .optional()
    .describe('What the replicas are called in metrics and traces; `invite-gateway` by default.'),
  OTEL_RESOURCE_ATTRIBUTES: z
    .string()
    .optional()
    .describe('More attributes of this replica, like `deployment.environment.name=test`.'),
  OTEL_SDK_DISABLED: z
    .enum(['true', 'false'], 'true or false')
    .optional()
    .describe('With `true` nothing is measured or traced, whatever else is set.'),
}

type Variables = z.infer<z.ZodObject<typeof telemetryVariables>>

/** What is measured and where it goes. */
export interface TelemetrySettings {
  /** Where metrics are served as text for Prometheus. Port 0 chooses any free one. */
  readonly served?: { readonly host: string; readonly port: number }
  /** Metrics are exported by OTLP, every so many milliseconds. */
  readonly exportEveryMs?: number
  /** Traces are exported by OTLP: those that the sampler takes, `delayMs` after they end. */
  readonly traces?: {
    readonly sampler: (typeof samplers)[number]
    readonly share: number
    readonly delayMs: number
  }
}

/** Undefined: nothing is measured. The exporters read their endpoints and headers themselves. */
export function telemetrySettings(
  variables: Partial<Variables>,
  served: TelemetrySettings['served'],
): TelemetrySettings | undefined {
  if (variables.OTEL_SDK_DISABLED === 'true') return undefined
  const { OTEL_EXPORTER_OTLP_ENDPOINT: any } = variables
  const hasMetrics =
    variables.OTEL_METRICS_EXPORTER !== 'none' &&
    (any ?? variables.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT) !== undefined
  const hasTraces =
    variables.OTEL_TRACES_EXPORTER !== 'none' &&
    (any ?? variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) !== undefined
  if (served === undefined && !hasMetrics && !hasTraces) return undefined
  const { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: share } = variables
  const traces = {
    sampler: sampler ?? 'parentbased_traceidratio',
    share: share ?? (sampler === undefined ? usualShare : 1),
    delayMs: variables.OTEL_BSP_SCHEDULE_DELAY ?? delayMs,
  } as const
  return {
    ...(served && { served }),
    ...(hasMetrics && { exportEveryMs: variables.OTEL_METRIC_EXPORT_INTERVAL ?? everyMs }),
    ...(hasTraces && { traces }),
  }
}

// To export every trace adds a tenth to the gateway's CPU: `npm run bench -- telemetry`.
const usualShare = 0.05
const everyMs = 60_000
const delayMs = 5_000
