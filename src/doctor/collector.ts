import type { Variables } from '#providers/contract/configuration.ts'
import type { Config } from '../config.ts'
import { about, type Finding, reasonOf } from './finding.ts'

const { ok, note } = about('collector')

/** Exports nothing, as the gateway would export something. It runs without a collector all the same. */
export async function examineCollector(
  { telemetry }: Config,
  variables: Variables,
): Promise<readonly Finding[]> {
  const signals = [
    ...(telemetry?.exportEveryMs === undefined ? [] : (['metrics'] as const)),
    ...(telemetry?.traces === undefined ? [] : (['traces'] as const)),
  ]
  return await Promise.all(signals.map((signal) => examineSignal(signal, variables)))
}

async function examineSignal(signal: 'metrics' | 'traces', variables: Variables): Promise<Finding> {
  const own = `OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT`
  const name = variables[own] ? own : 'OTEL_EXPORTER_OTLP_ENDPOINT'
  const given = variables[name] ?? ''
  const url = variables[own] ? given : `${given.replace(/\/$/, '')}/v1/${signal}`
  const { host } = new URL(url)
  const headers = headersIn(variables.OTEL_EXPORTER_OTLP_HEADERS ?? '')
  if (headers === undefined) {
    return note(
      'Write OTEL_EXPORTER_OTLP_HEADERS like name=value,name=value, in percent-encoding: it has something else.',
    )
  }
  const asked = await exportNothing(url, headers)
  if (asked instanceof Error) {
    return note(
      `Start the collector at ${host}, or correct ${name}: ${signal} are lost (${reasonOf(asked.cause ?? asked)}).`,
    )
  }
  if (asked.ok) return ok(`${host} takes ${signal}`)
  const variable = [401, 403].includes(asked.status) ? 'OTEL_EXPORTER_OTLP_HEADERS' : name
  return note(`Correct ${variable}: the collector answers ${asked.status}, and ${signal} are lost.`)
}

async function exportNothing(
  url: string,
  headers: Record<string, string>,
): Promise<Response | Error> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-protobuf' },
      body: new Uint8Array(),
      signal: AbortSignal.timeout(maxWaitMs),
    })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Undefined: something in it is no header. The exporter leaves that out without a word. */
function headersIn(text: string): Record<string, string> | undefined {
  const headers = new Headers()
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [name = '', ...rest] = pair.split('=')
    try {
      if (rest.length === 0) return undefined
      headers.append(name.trim(), decodeURIComponent(rest.join('=').trim()))
    } catch {
      return undefined
    }
  }
  return Object.fromEntries(headers)
}

const maxWaitMs = 5_000
