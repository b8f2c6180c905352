import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { readConfig } from '../../src/config.ts'
import { ConfigError } from '../../src/config-error.ts'

export const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-config-'))
after(() => rmSync(directory, { recursive: true }))

const path = join(directory, 'gateway.json')
export const minimal = { providers: { chime: { destinations: [{ id: '*' }] } } }
const identity = { keys: 'identities.json' }

/** A file that is an object gets an identity, unless it has one. */
export function read(environment: Readonly<Record<string, string>>, file: unknown = minimal) {
  const whole = typeof file === 'object' && !Array.isArray(file) ? { identity, ...file } : file
  writeFileSync(path, typeof whole === 'string' ? whole : JSON.stringify(whole))
  return readConfig({ GATEWAY_CONFIG: path, ...environment })
}

/** The message of the error. */
export function assertSentence(readWrong: () => unknown, pattern: RegExp): string {
  let message = ''
  assert.throws(readWrong, (error) => {
    assert.ok(error instanceof ConfigError)
    message = error.message
    return true
  })
  assert.match(message, pattern)
  assert.match(message, /^[A-Z].*\.$/)
  return message
}
