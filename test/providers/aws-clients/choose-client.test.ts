import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { chooseClient } from '#providers/aws-clients/choose-client.ts'
import { ConfigError } from '../../../src/config-error.ts'
import { version } from '../../../src/version.ts'
import { createStandIns, type StandIns } from '../../contract/official/stand-in.ts'

const name = '@aws-sdk/client-wickr'
const whole = 'exports.WickrClient = class {}; exports.origin = () => "official"'
const builtIn = { WickrClient: class {}, origin: () => 'built in' }
const opened: StandIns[] = []
after(() => Promise.all(opened.map((one) => one[Symbol.asyncDispose]())))

/** `ours`: how often the built-in client was loaded. */
async function choose(install: (standIns: StandIns) => Promise<void>, onlyBuiltIn = false) {
  const standIns = await createStandIns()
  opened.push(standIns)
  await install(standIns)
  const loads = { ours: 0 }
  const chosen = chooseClient({
    name,
    builtIn: async () => {
      loads.ours += 1
      return builtIn
    },
    exports: ['WickrClient', 'origin'],
    onlyBuiltIn,
    from: standIns.from,
  })
  return { ...chosen, loads }
}

test('an official package that is installed is used, and ours is not loaded', async () => {
  const { client, load, loads } = await choose((at) => at.install(name, whole))

  assert.deepEqual(client, { name, version: '3.4567.0', official: true })
  assert.equal((await load()).origin(), 'official')
  assert.equal(loads.ours, 0)
})

test('where that very package is missing, ours is used', async () => {
  const { client, load } = await choose((at) => at.install('@aws-sdk/client-repostspace', whole))

  assert.deepEqual(client, { name: 'invite-gateway', version, official: false })
  assert.equal((await load()).origin(), 'built in')
})

test('AWS_CLIENTS=built-in uses ours, whatever is installed', async () => {
  const { client, load } = await choose((at) => at.install(name, 'throw new Error("read")'), true)

  assert.equal(client.official, false)
  assert.equal((await load()).origin(), 'built in')
})

const unusable: readonly (readonly [
  what: string,
  code: string,
  says: RegExp,
  manifest?: string,
])[] = [
  ['throws while it is loaded', 'throw new Error("no such realm")', /\(no such realm\)\.$/],
  [
    'lacks a package of its own',
    'require("@smithy/nowhere")',
    /Cannot find module '@smithy\/nowhere'/,
  ],
  ['is no JavaScript', 'exports.WickrClient = class', /cannot be used \(/],
  ['lacks a command that is needed', 'exports.WickrClient = class {}', /\(it has no origin\)\.$/],
  ['has a manifest that is no JSON', whole, /cannot be used \(/, '{'],
]

for (const [what, code, says, manifest] of unusable) {
  test(`an official package that ${what} is not passed over`, async () => {
    const { client, load, loads } = await choose((at) => at.install(name, code, manifest))

    assert.equal(client.official, true)
    await assert.rejects(load, (error) => {
      assert.ok(error instanceof ConfigError)
      assert.match(
        error.message,
        /^Install @aws-sdk\/client-wickr anew, remove it, or set AWS_CLIENTS=built-in: /,
      )
      assert.match(error.message, says)
      return true
    })
    assert.equal(loads.ours, 0)
  })
}
