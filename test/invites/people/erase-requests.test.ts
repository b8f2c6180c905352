import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Scope, scopes } from '#identity/caller.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { erase, rowsWith, tryErase } from '../../support/requests/people.ts'
import { resetEmulators, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  callers: {
    owner: { tenant: 'acme' },
    officer: {
      tenant: 'acme',
      scopes: new Set<Scope>(['people:erase']),
      destinations: new Set(['CHIME/elsewhere']),
    },
    sender: {
      tenant: 'acme',
      scopes: new Set(scopes.filter((scope) => scope !== 'people:erase')),
    },
    stranger: { tenant: 'other' },
  },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const owner = gateway.as('owner')
const { database } = gateway

const personAt = (email: string, personKey: string) => ({
  chime: { accountId: 'berlin', recipients: [{ email, personKey }] },
})

test('an invite that is open is sent, and erased when it is final', async () => {
  gateway.emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 1 })
  await send(owner, { waitSeconds: 0, targets: [toChime(['open@example.com'])] })
  await until(() => gateway.emulators.CHIME.requests.length > 0)

  const answer = await tryErase(owner, { person: { recipient: 'open@example.com' } })
  const rows = await until(async () => {
    const found = await database.query<{ open: number }>('select open from erasures')
    return found.some(({ open }) => open === 1) && rowsWith(database, ['open@example.com'])
  })
  await erase(owner, { person: { recipient: 'open@example.com' } })

  assert.equal(answer.__typename, 'ErasePersonPayload')
  assert.ok(rows.some((row) => row.startsWith('sends:')))
  assert.deepEqual(
    gateway.emulators.CHIME.ledger.map(({ recipient }) => recipient),
    ['open@example.com'],
  )
  await until(async () => (await rowsWith(database, ['open@example.com'])).length === 0)
})

test('who has the scope erases at all destinations of the tenant, and of no other', async () => {
  const targets = [toChime(['shared@example.com'])]
  await send(owner, { targets })
  await send(gateway.as('stranger'), { idempotencyKey: 'theirs', targets })

  const refused = await tryErase(gateway.as('sender'), { person: { recipient: 'a@example.com' } })
  const erased = await erase(gateway.as('officer'), { person: { recipient: 'shared@example.com' } })

  assert.equal(refused.__typename, 'NotAuthorized')
  assert.equal(refused.requiredScope, 'people:erase')
  assert.deepEqual([erased.erased, erased.requestedBy], [1, 'officer'])
  const tenants = await database.query<{ tenant: string }>(
    `select tenant from sends where recipient_value = 'shared@example.com'`,
  )
  assert.deepEqual(tenants, [{ tenant: 'other' }])
})

test('a person key finds every address of the person, and an address every other one', async () => {
  await send(owner, { targets: [personAt('key.one@example.com', 'pk-7')] })
  await send(owner, { targets: [personAt('key.two@example.com', 'pk-7')] })
  // Without the key, but an address of the person.
  await send(owner, { targets: [toChime(['Key.Two@example.com'], { accountId: 'rome' })] })

  const { erased } = await erase(owner, { person: { recipient: 'key.one@example.com' } })

  assert.equal(erased, 3)
  assert.deepEqual(await rowsWith(database, ['key.one@', 'key.two@', 'pk-7']), [])
})

test('a person key of more than fifty recipients is of nobody, and one of them can be erased', async () => {
  const recipients = addresses('group', 51).map((email) => ({ email, personKey: 'unknown' }))
  await send(owner, { targets: [{ chime: { accountId: 'berlin', recipients } }] })

  const refused = await tryErase(owner, { person: { personKey: 'unknown' } })
  const alone = await erase(owner, {
    person: { recipient: 'group7@example.com' },
    onlyThisRecipient: true,
  })

  assert.equal(refused.__typename, 'LimitExceeded')
  assert.deepEqual([refused.limit, refused.actual], [50, 51])
  assert.equal(alone.erased, 1)
  assert.deepEqual(await rowsWith(database, ['group7@']), [])
  assert.ok((await rowsWith(database, ['group8@'])).length > 0)
})

for (const [fact, input, issue] of [
  ['an empty recipient', { person: { recipient: ' ' } }, ['person.recipient', 'EMPTY']],
  ['an empty key', { person: { personKey: '' } }, ['person.personKey', 'EMPTY']],
  [
    'a recipient that is too long',
    { person: { recipient: 'a'.repeat(321) } },
    ['person.recipient', 'TOO_LONG'],
  ],
  [
    'too long a wait',
    { person: { recipient: 'a@example.com' }, waitSeconds: 61 },
    ['waitSeconds', 'TOO_LARGE'],
  ],
] as const) {
  test(`invalid: ${fact}`, async () => {
    const answer = await tryErase(owner, input)

    assert.equal(answer.__typename, 'InvalidInput')
    assert.deepEqual(
      answer.issues.map(({ path, code }) => [path, code]),
      [issue],
    )
  })
}
