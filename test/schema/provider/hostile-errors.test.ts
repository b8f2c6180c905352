import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

const error = 'code message requestId operation details { name value }'
const query = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
  __typename
  ... on SendInvitesPayload {
    batch { events(first: 50) { nodes { message call { requestId error { ${error} } } } } }
    results { __typename
      ... on InviteOutcomeBase { message requestId }
      ... on InviteQueued { lastError { ${error} } }
      ... on InviteFailed { error { ${error} } }
      ... on InviteUnconfirmed { error { ${error} } }
    } } } }`
const health = `{ providers { health { state lastError { ${error} } } } }`

// Somebody else's: neither of the call's recipients nor of its texts.
const person = 'zebracode'
const message = `User: arn:aws:iam::123456789012:user/${person} ${person} invited '${person} l', ${person}%40example.com`
const faults: Readonly<Record<string, Omit<Extract<Fault, { kind: 'error' }>, 'kind'>>> = {
  'in its sentence': { name: 'AccessDeniedException', message },
  'in its name': { name: `arn:aws:iam::123456789012:user/${person}`, message: person },
  'in a name that is none': { name: `${person} was here`, message: `${person} was here` },
  'in members that nobody documented': {
    name: 'ValidationException',
    fields: { [person]: person, userName: person, details: { [person]: [{ who: person }] } },
  },
  'in members that are documented': {
    name: 'ValidationException',
    fields: { fieldList: [{ name: 'title', message: `'${person}' is taken`, [person]: 1 }] },
  },
}
const targets = {
  CHIME: toChime(['ada@example.com']),
  REPOST_PRIVATE: toRepostPrivate(['10000000-0000-4000-8000-000000000001']),
  TENCENT_ORGANIZATION: toTencentOrganization(['100000001001']),
  WICKR: toWickr(['ada@example.com']),
} satisfies Readonly<Record<string, InviteTargetInput>>
const kinds = Object.keys(targets) as (keyof typeof targets)[]

for (const [where, fault] of Object.entries(faults)) {
  test(`an upstream that names somebody ${where} tells nobody, and no log`, async () => {
    await using gateway = await startTestGateway()
    for (const kind of kinds) {
      const target = targets[kind]
      gateway.emulators[kind].next({ kind: 'error', status: 403, ...fault }, 5)
      const input = { idempotencyKey: randomUUID(), waitSeconds: 2, targets: [target] }

      const sent = await gateway.post({ query, variables: { input } }).then((it) => it.text())
      const read = await gateway.post({ query: health }).then((it) => it.text())

      assert.match(sent, /"SendInvitesPayload"/)
      assert.match(read, /"lastError":\{/)
      assert.doesNotMatch(sent, new RegExp(person, 'i'), `${kind}: ${sent}`)
      assert.doesNotMatch(read, new RegExp(person, 'i'), `${kind}: ${read}`)
    }
    assert.doesNotMatch(gateway.logger.written(), new RegExp(person, 'i'))
  })
}
