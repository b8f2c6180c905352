import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send, sentBy } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { healthOf, progressOf, troubleLines } from './progress.ts'
import { startSwitch } from './switch.ts'

const started = new AsyncDisposableStack()
after(() => started.disposeAsync())
const emulators = started.use(await startEmulators())
const urls = urlsOf(emulators)
const switches = {
  REPOST_PRIVATE: started.use(await startSwitch(urls.REPOST_PRIVATE)),
  CHIME: started.use(await startSwitch(urls.CHIME)),
  WICKR: started.use(await startSwitch(urls.WICKR)),
  TENCENT_ORGANIZATION: started.use(await startSwitch(urls.TENCENT_ORGANIZATION)),
}
const switched = {
  ...urls,
  REPOST_PRIVATE: switches.REPOST_PRIVATE.url,
  CHIME: switches.CHIME.url,
  WICKR: switches.WICKR.url,
  TENCENT_ORGANIZATION: switches.TENCENT_ORGANIZATION.url,
}
const gateway = started.use(
  await startTestGateway({
    emulators,
    providers: sandboxProviders(switched, 2_000),
    // Six tries of these are over within a tenth of a second.
    dispatch: { policy: { unavailable: { baseMs: 10, capMs: 20 } } },
  }),
)

const people = addresses('ada', 60)
const uins = people.map((_, index) => String(700_000_000_000 + index))

for (const [kind, target] of [
  ['REPOST_PRIVATE', toRepostPrivate(people.map((_, index) => `ada-${index}`))],
  ['CHIME', toChime(people)],
  ['WICKR', toWickr(people)],
  ['TENCENT_ORGANIZATION', toTencentOrganization(uins)],
] as const satisfies readonly (readonly [ProviderKind, unknown])[]) {
  test(`${kind}: an outage costs time and no invites`, async () => {
    const emulator = emulators[kind]
    const linesBefore = troubleLines(gateway).length
    await switches[kind].off()

    const { batch } = await send(gateway, { targets: [target], waitSeconds: 0 })
    await until(async () => (await failuresOf(kind)) > 8)
    const during = await progressOf(gateway, batch.id)
    const health = await healthOf(gateway, kind)
    await switches[kind].on()
    await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

    assert.deepEqual(during.counts, { queued: 60, sent: 0, failed: 0 })
    assert.equal(health, 'FAILING')
    assert.equal((await progressOf(gateway, batch.id)).counts.sent, 60)
    assert.equal(sentBy(emulator).length, 60)
    assert.equal(new Set(sentBy(emulator)).size, 60)
    await until(() => troubleLines(gateway).length === linesBefore + 2)
    assert.deepEqual(troubleLines(gateway).slice(linesBefore), [
      'error a provider cannot be reached',
      'info a provider accepts calls again',
    ])
  })
}

async function failuresOf(kind: ProviderKind): Promise<number> {
  const [row] = await gateway.database.query<{ failures: number }>(
    'select failures from lanes where provider = $1',
    [kind],
  )
  return row?.failures ?? 0
}
