import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import { CancelInviteBatch } from '../../support/documents/actions.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { resetEmulators, send } from '../../support/requests/send-invites.ts'
import { toChime, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { healthOf } from '../waiting/progress.ts'

const gateway = await startTestGateway({ dispatch: { policy: { credentialsPauseMs: 1_000 } } })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const { logger, emulators } = gateway
const linesOf = (message: string, lane?: string) =>
  logger.lines
    .filter((line) => line.message === message)
    .map(({ level, fields }): Record<string, unknown> => ({ level, ...Object(fields) }))
    .filter((fields) => lane === undefined || fields.lane === lane)

const chime = (accountId: string, ...emails: string[]) => ({
  chime: { accountId, recipients: emails.map((email) => ({ email })) },
})

const rows: readonly [Fault, level: string, fields: Record<string, unknown>][] = [
  [{ kind: 'throttle' }, 'warn', { class: 'throttled', recipients: 2 }],
  [{ kind: 'html-error', status: 502 }, 'warn', { class: 'unanswered', httpStatus: 502 }],
  [
    { kind: 'error', name: 'AccessDeniedException' },
    'error',
    { class: 'refused', code: 'AccessDeniedException', operation: 'InviteUsers' },
  ],
  [
    { kind: 'error', name: 'BadRequestException' },
    'warn',
    { class: 'refused', code: 'BadRequestException' },
  ],
  [{ kind: 'short', leaveOut: 1 }, 'warn', { class: 'incomplete', recipients: 1 }],
]
const messages: Record<string, string> = {
  throttled: 'a call was throttled',
  unanswered: 'a call got no usable answer',
  refused: 'a call was refused',
  incomplete: 'an answer left recipients out',
}
for (const [index, [fault, level, fields]] of rows.entries()) {
  test(`a call that meets ${fault.kind} ${'name' in fault ? fault.name : ''} is a line with what an operator needs`, async () => {
    emulators.CHIME.next(fault)

    await send(gateway, {
      targets: [chime(`log-${index}`, `ada${index}@example.com`, `bob${index}@example.com`)],
    })

    const [line] = linesOf(messages[String(fields.class)] ?? '', `CHIME/log-${index}`)
    assert.ok(line)
    assert.equal(line.level, level)
    for (const [name, value] of Object.entries(fields)) assert.equal(line[name], value, name)
    if (fault.kind !== 'html-error') assert.equal(typeof line.requestId, 'string')
  })
}

test('a destination that pauses is a line, and another one when it goes on', async () => {
  emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 1 })

  await send(gateway, { targets: [chime('pausing', 'eve@example.com')] })
  await send(gateway, { targets: [chime('pausing', 'sam@example.com')] })

  const lane = 'CHIME/pausing'
  assert.deepEqual(linesOf('a destination pauses', lane), [
    { level: 'warn', lane, class: 'throttled', seconds: 1 },
  ])
  const [goesOn, ...more] = linesOf('a destination goes on', lane)
  assert.equal(goesOn?.level, 'info')
  assert.ok(Number(goesOn.seconds) >= 1)
  assert.deepEqual(more, [])
})

test('the log says FAILING when the health of a provider does, and OK again', async () => {
  const fault = { kind: 'error', name: 'ExpiredTokenException', status: 403 } as const
  emulators.WICKR.decide(() => fault)

  await send(gateway, { targets: [toWickr(['ada'])], waitSeconds: 0 })
  await until(() => changes().length === 1)
  const health = await healthOf(gateway, 'WICKR')
  emulators.WICKR.decide(undefined)
  await until(() => changes().length === 2)

  assert.equal(health, 'FAILING')
  assert.deepEqual(
    changes().map(({ level, health, before }) => [level, health, before]),
    [
      ['error', 'FAILING', 'OK'],
      ['info', 'OK', 'FAILING'],
    ],
  )
})
const changes = () =>
  linesOf('the health of a provider has changed').filter(({ provider }) => provider === 'WICKR')

test('a batch that finishes is one line with its outcomes, however it finishes', async () => {
  const sent = await send(gateway, { targets: [toChime(['flo@example.com', 'not an address'])] })
  const empty = await send(gateway, { targets: [toChime(['flo@example.com'])] })
  emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 60 })
  const waiting = await send(gateway, {
    targets: [chime('canceled', 'kim@example.com')],
    waitSeconds: 0,
  })
  await until(() => linesOf('a destination pauses', 'CHIME/canceled').length === 1)
  await gateway.execute(CancelInviteBatch, { batchId: waiting.batch.id })

  const ids = [sent, empty, waiting].map(({ batch }) => batch.id)
  const finished = await until(() => {
    const lines = linesOf('a batch has finished').filter(({ batch }) => ids.includes(String(batch)))
    return lines.length >= 3 && lines
  })
  assert.deepEqual(
    ids.map((id) => finished.find(({ batch }) => batch === id)?.outcomes),
    [{ SENT: 1, FAILED: 1 }, { SKIPPED: 1 }, { SKIPPED: 1 }],
  )
  assert.equal(finished.length, 3)
})
