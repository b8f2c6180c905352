import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSentence, minimal, read } from './gateway-file.ts'

const withTokens = (issuer: string) => ({
  ...minimal,
  identity: {
    tokens: { issuer, audience: 'invites', algorithms: ['ES256'], keys: 'https://issuer.example' },
  },
})

test('people may sign in to the console at the issuer whose tokens are accepted', () => {
  const file = (issuer: string, clientId = 'console') => ({
    ...withTokens(issuer),
    consoleSignIn: { clientId },
  })

  assert.deepEqual(read({}, file('https://issuer.example')).http.consoleSignIn, {
    issuer: 'https://issuer.example',
    ...{ clientId: 'console', scope: 'openid' },
  })
  for (const issuer of [
    'issuer',
    'http://issuer.example',
    'https://a:b@c',
    'https://a/?b',
    'x:y',
  ]) {
    assertSentence(() => read({}, file(issuer)), /consoleSignIn \(needs identity\.tokens with an/)
  }
  const keysOnly = { ...minimal, consoleSignIn: { clientId: 'console' } }
  assertSentence(() => read({}, keysOnly), /consoleSignIn \(needs identity\.tokens/)
  assertSentence(() => read({}, file('https://a', '')), /consoleSignIn\.clientId/)
})
