import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { bytesIn, floatIn, type Message, messageOf, messagesIn, numberIn } from './protobuf.ts'

/** A span as it was exported. */
export interface ExportedSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[]
  readonly attributes: Readonly<Record<string, string>>
  /** In nanoseconds since 1970. */
  readonly start: bigint
  readonly end: bigint
}

export interface Export {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: Buffer
}

/** Receives OTLP over HTTP, as a collector does. */
export interface Collector extends AsyncDisposable {
  readonly url: string
  readonly exports: readonly Export[]
  spans(): readonly ExportedSpan[]
  /** Of the sums of that name in the last export that has them: by the values of their labels. */
  sums(name: string): ReadonlyMap<string, number>
}

export async function startCollector(): Promise<Collector> {
  const exports: Export[] = []
  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request
    exports.push({ path, authorization: headers.authorization, body: await buffer(request) })
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exports,
    spans: () =>
      exports.filter(({ path }) => path === '/v1/traces').flatMap(({ body }) => spansIn(body)),
    sums: (name) => {
      const metrics = exports.filter(({ path }) => path === '/v1/metrics')
      return (
        metrics.map(({ body }) => sumsIn(body, name)).findLast(({ size }) => size > 0) ?? new Map()
      )
    },
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** By the fields of opentelemetry/proto/trace/v1/trace.proto. */
function spansIn(body: Buffer): ExportedSpan[] {
  return messagesIn(messageOf(body), 1)
    .flatMap((ofResource) => messagesIn(ofResource, 2))
    .flatMap((ofScope) => messagesIn(ofScope, 2))
    .map((span) => ({
      traceId: bytesIn(span, 1).toString('hex'),
      spanId: bytesIn(span, 2).toString('hex'),
      parentSpanId: bytesIn(span, 4).toString('hex'),
      name: bytesIn(span, 5).toString(),
      start: numberIn(span, 7),
      end: numberIn(span, 8),
      attributes: Object.fromEntries(messagesIn(span, 9).map(attributeOf)),
      links: messagesIn(span, 13).map((link) => ({
        traceId: bytesIn(link, 1).toString('hex'),
        spanId: bytesIn(link, 2).toString('hex'),
      })),
    }))
}

/** By the fields of opentelemetry/proto/metrics/v1/metrics.proto. */
function sumsIn(body: Buffer, name: string): ReadonlyMap<string, number> {
  const points = messagesIn(messageOf(body), 1)
    .flatMap((ofResource) => messagesIn(ofResource, 2))
    .flatMap((ofScope) => messagesIn(ofScope, 2))
    .filter((metric) => bytesIn(metric, 1).toString() === name)
    .flatMap((metric) => messagesIn(metric, 7))
    .flatMap((sum) => messagesIn(sum, 1))
  return new Map(
    points.map((point) => [
      messagesIn(point, 7)
        .map((pair) => attributeOf(pair)[1])
        .join(' '),
      point.has(4) ? floatIn(point, 4) : Number(numberIn(point, 6)),
    ]),
  )
}

function attributeOf(pair: Message): readonly [string, string] {
  const value = messageOf(bytesIn(pair, 2))
  const text = value.has(1) ? bytesIn(value, 1).toString() : String(numberIn(value, 3))
  return [bytesIn(pair, 1).toString(), text]
}
