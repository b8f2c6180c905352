import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { healthOf, progressOf, troubleLines } from './progress.ts'

// A second refusal in a row would pause the lane for longer than any test lasts.
const gateway = await startTestGateway({ dispatch: { policy: { credentialsPauseMs: 600_000 } } })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const minutes = 60_000
/** When a request was signed, by the clock of its sender. */
const signedAt = (headers: Readonly<Record<string, string>>) => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['x-amz-date'] ?? '')
  const [, year, month, day, hour, minute, second] = parts ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

for (const [kind, toOthers] of [
  ['REPOST_PRIVATE', (name: string) => toRepostPrivate([`${name}-1`, `${name}-2`])],
  ['CHIME', (name: string) => toChime(addresses(name, 2))],
  ['WICKR', (name: string) => toWickr(addresses(name, 2))],
] as const) {
  // The clock of the machine is set in between, as if by its time service: each row is one step.
  for (const [step, ahead] of [-20, 20, 0].entries()) {
    const clock = ahead === 0 ? 'right again' : `${ahead} minutes off`
    test(`${kind}: with a clock ${clock}, one call is refused, its repeat is accepted, and nobody fails`, async () => {
      const emulator = gateway.emulators[kind]
      emulator.clock(ahead)

      const first = await send(gateway, { targets: [toOthers(`skew${step}a`)] })
      const second = await send(gateway, { targets: [toOthers(`skew${step}b`)] })

      const results = [...first.results, ...second.results]
      assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
      assert.equal(new Set(sentBy(emulator)).size, 4)
      assert.equal(sentBy(emulator).length, 4)
      // Plus zero, because -0 is not 0.
      const offsets = emulator.requests.map(
        ({ headers }) => Math.round((signedAt(headers) - Date.now()) / minutes) + 0,
      )
      assert.deepEqual(offsets, [[0, -20, 20][step], ahead, ahead])
      assert.equal(await healthOf(gateway, kind), 'OK')
      assert.deepEqual(troubleLines(gateway), [])
    })
  }
}

test('TENCENT_ORGANIZATION: with a clock 20 minutes off, whose SDK does not correct it, invites wait', async () => {
  await using gateway = await startTestGateway({
    dispatch: { policy: { credentialsPauseMs: 200 } },
  })
  const emulator = gateway.emulators.TENCENT_ORGANIZATION
  emulator.clock(20)

  const { batch } = await send(gateway, {
    targets: [toTencentOrganization(['600000001001', '600000001002'])],
    waitSeconds: 0,
  })
  await until(() => emulator.requests.length >= 3)
  const { status, counts } = await progressOf(gateway, batch.id)
  emulator.clock(0)
  await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

  assert.deepEqual([status, counts.queued], ['WAITING_FOR_PROVIDER', 2])
  assert.equal((await progressOf(gateway, batch.id)).counts.sent, 2)
  assert.equal(sentBy(emulator).length, 2)
})
