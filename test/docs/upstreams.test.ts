import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProvidersDocument, type ProvidersQuery } from 'invite-gateway/client'
import { startTestGateway } from '../support/gateway.ts'
import { pages } from './pages.ts'

type Provider = ProvidersQuery['providers'][number]

/** What each cell of a row must say, by what the gateway says of the upstream. */
const rows: Readonly<Record<string, (provider: Provider) => string | RegExp>> = {
  'Recipients per call': ({ limits }) => limits.recipientsPerCall.toLocaleString('en'),
  'Calls per second': ({ limits }) => `${limits.callsPerSecond ?? 'not documented'}`,
  'Result for each recipient': ({ capabilities }) => yesOrNo(capabilities.perRecipientResult),
  'Invite again': ({ capabilities }) =>
    ({
      NATIVE: 'own operation',
      SEND_AGAIN: 'sends again',
      REVOKE_AND_SEND: 'cancels, then sends',
    })[capabilities.reinvite],
  Revoke: ({ capabilities }) => (capabilities.revoke ? /^(?!no)/ : 'no'),
  'Reads what became of it': ({ capabilities }) => yesOrNo(capabilities.readsLifecycle),
  'Text of your own': ({ capabilities }) => (capabilities.customMessage ? /^(?!no)/ : 'no'),
  'End of support': ({ lifecycle }) =>
    lifecycle.endOfSupport === null ? 'none announced' : new RegExp(`^${lifecycle.endOfSupport}`),
}

const columns = ['REPOST_PRIVATE', 'WICKR', 'TENCENT_ORGANIZATION', 'CHIME']

test('the table of upstreams in README says what `providers` says', async () => {
  await using gateway = await startTestGateway()
  const { providers } = await gateway.execute(ProvidersDocument, {})
  const table = new Map(
    (pages.get('README.md') ?? '').split('\n').map((line) => {
      const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim())
      return [name, cells]
    }),
  )

  for (const [name, expected] of Object.entries(rows)) {
    const cells = table.get(name)
    columns.forEach((kind, index) => {
      const provider = providers.find((one) => one.kind === kind)
      assert.ok(provider)
      const wanted = expected(provider)
      const cell = cells?.[index] ?? ''
      if (typeof wanted === 'string') assert.equal(cell, wanted, `${name}, ${kind}`)
      else assert.match(cell, wanted, `${name}, ${kind}`)
    })
  }
})

function yesOrNo(does: boolean): string | RegExp {
  return does ? 'yes' : /^no\b/
}
