import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'

/** `serve` of a folder, in a process of its own, that listens. */
export interface Bundled extends AsyncDisposable {
  readonly url: string
  readonly metricsUrl: string
  /** The first line of its log with this in it, once there is one. */
  line(having: string): Promise<string>
  execute<Data, Variables>(
    key: string,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<ResultOf<TypedDocumentNode<Data, Variables>>>
  /** By SIGTERM. Resolves to its exit status. */
  stop(): Promise<number | null>
}

export async function startBundled(
  directory: string,
  variables: Readonly<Record<string, string>>,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Bundled> {
  const child = spawn(process.execPath, ['src/launch.cjs', 'serve'], {
    ...{ ...user, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] as const },
    env: { PATH: process.env.PATH, METRICS_PORT: '0', ...variables },
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const lines: string[] = []
  const arriving = createInterface(child.stderr)
  arriving.on('line', (line) => lines.push(line))
  const line = async (having: string) => {
    for (;;) {
      const found = lines.find((each) => each.includes(having))
      if (found !== undefined) return found
      assert.equal(child.exitCode, null, lines.join('\n'))
      await Promise.race([once(arriving, 'line'), ended])
    }
  }
  const { url, metricsUrl } = JSON.parse(await line('"msg":"listening"'))
  return {
    ...{ url, metricsUrl, line },
    execute: async (key, document, variables) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query: print(document), variables }),
      })
      const { data, errors } = await response.json()
      assert.equal(errors, undefined, JSON.stringify(errors))
      return data
    },
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
