import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'

/** A file as it is sent in each encoding. */
export interface StaticFile {
  readonly type: string
  readonly br: Uint8Array
  readonly gzip: Uint8Array
  /** For clients that take neither. */
  readonly identity: () => Uint8Array
}

/** `name` decides the type; its content is compressed already. */
export function staticFile(name: string, br: Uint8Array, gzip: Uint8Array): StaticFile {
  let identity: Uint8Array | undefined
  return {
    type: types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream',
    ...{ br, gzip },
    identity: () => {
      identity ??= gunzipSync(gzip)
      return identity
    },
  }
}

/** A file whose content is made by the gateway. */
export function plainFile(name: string, text: string): StaticFile {
  return staticFile(name, brotliCompressSync(text), gzipSync(text))
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
}
