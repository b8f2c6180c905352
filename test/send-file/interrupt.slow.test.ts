import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentBy } from '../support/requests/send-invites.ts'
import { addresses } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { csvOf, startSender } from './support/sender.ts'
import { startSending } from './support/sending.ts'

const { files, gateway, front } = await startSending()
const { CHIME: chime } = gateway.emulators

const emails = addresses('person', 40)
const people = await files.write('people.csv', csvOf(emails))
const start = (...more: string[]) =>
  startSender([people, '--to=chime:team', '--piece-size=10', '--url', front.url, ...more])

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} ends with what was handed over, and the same command continues`, async () => {
    chime.reset()
    const account = `--to=chime:${signal.toLowerCase()}`
    // Two pieces pass, the others are never answered.
    front.decide((number) => (number > 3 ? new Promise(() => undefined) : { kind: 'pass' }))
    const stopped = start(account)
    await until(() => front.requests.length === 5)

    stopped.child.kill(signal)
    // npm passes on what the terminal has sent already.
    stopped.child.kill(signal)
    const { out, err, code: exitCode } = await stopped.ended

    assert.equal(exitCode, code)
    assert.match(out, /^20 of 40 recipients, batches: 2/)
    assert.match(
      err.trimEnd().split('\n').at(-1) ?? '',
      /^Stopped\. 20 of 40 .*; 20 may have been handed over; 0 were not .*same command again/,
    )
    front.decide(() => ({ kind: 'pass' }))
    const { out: rest, code: last } = await start(account).ended
    assert.equal(last, 0)
    assert.match(rest, /^40 of 40 recipients, batches: 4, 2 of them handed over before/)
    assert.deepEqual(sentBy(chime).toSorted(), emails.toSorted())
  })
}

for (const [when, args] of Object.entries({ sending: [], planning: ['--dry-run'] })) {
  test(`Ctrl+C before anything was sent says so, while ${when}`, async () => {
    front.decide(() => new Promise(() => undefined))
    const { child, ended } = start('--to=chime:nothing', ...args)
    await until(() => front.requests.length === 1)

    child.kill('SIGINT')
    const { out, err, code } = await ended

    assert.equal(code, 130)
    assert.equal(out, '')
    assert.match(err, /^Stopped\. Nothing was sent\.$/m)
  })
}
