import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportJWK, generateKeyPair, type JWTVerifyGetKey } from 'jose'
import { makeKey } from '#identity/api-keys.ts'
import { createIdentify } from '#identity/identify.ts'
import { keyringOf } from '#identity/keyring.ts'
import { openIssuerKeys } from '#identity/tokens/issuer-keys.ts'
import { createVerifyToken } from '#identity/tokens/token.ts'
import { developer } from '#sandbox/developer.ts'
import { createTestLogger } from '../support/logger.ts'
import { until } from '../support/until.ts'
import { issuerKeys, publish, settings, token } from './issuer.ts'

const good = { status: 200, body: JSON.stringify(issuerKeys) }
const failure = { status: 500, body: '' }
const day = 86_400_000
// Nothing happens by itself unless a test says so.
const quiet = { renewMs: day, retryMs: day, keepMs: day, unknownIdMs: day }
const verifierOf = ({ find }: { find: JWTVerifyGetKey }) => createVerifyToken(settings, find)

test('an API key is accepted at once while 2,100 forged tokens wait for a slow issuer', async () => {
  const answer = Promise.withResolvers<typeof good>()
  await using issuer = await publish(() => answer.promise)
  using keys = openIssuerKeys(issuer.url, createTestLogger(), quiet)
  const { key, id, hash } = makeKey()
  const keyring = keyringOf([{ id, hash: Buffer.from(hash, 'hex'), caller: developer }])
  const identify = createIdentify({ keyring: () => keyring, verifyToken: verifierOf(keys) })
  const mine = await token()
  const forged = await token({}, { kid: 'made-up' })

  const waiting = [identify(`Bearer ${mine}`)]
  for (let n = 0; n < 2_100; n += 1) waiting.push(identify(`Bearer ${forged}`))
  const results = Promise.allSettled(waiting)
  const first = await Promise.race([results, identify(`Bearer ${key}`)])
  answer.resolve(good)
  const [owner, ...others] = await results

  assert.equal(first !== undefined && 'id' in first && first.id, developer.id)
  assert.equal(owner?.status === 'fulfilled' && owner.value?.id, 'ada')
  const refused = others.filter(({ status }) => status === 'rejected').length
  assert.ok(refused >= 1_100, `${refused} of 2,100 may not wait`)
  assert.deepEqual(issuer.asked, ['/keys'])
})

test('an outage of the issuer costs nothing: its last keys are used, and the log says it once', async () => {
  let answer = good
  await using issuer = await publish(() => answer)
  const logger = createTestLogger()
  using keys = openIssuerKeys(issuer.url, logger, { ...quiet, renewMs: 5, retryMs: 5 })
  const verify = verifierOf(keys)
  assert.ok(await verify(await token()))

  answer = failure
  await until(() => logger.lines.length > 0)
  const asked = issuer.asked.length
  await until(() => issuer.asked.length > asked + 5)
  assert.equal((await verify(await token()))?.caller.id, 'ada')
  answer = good
  await until(() => logger.lines.length > 1)

  assert.deepEqual(
    logger.lines.map(({ level, message }) => [level, message]),
    [
      ['error', "the token issuer's keys cannot be read"],
      ['info', "the token issuer's keys can be read again"],
    ],
  )
})

test('forged tokens make the gateway ask neither an issuer that answers nor one that does not', async () => {
  let answer = good
  await using issuer = await publish(() => answer)
  const logger = createTestLogger()
  using keys = openIssuerKeys(issuer.url, logger, { ...quiet, renewMs: 1 })
  const verify = verifierOf(keys)
  assert.ok(await verify(await token()))
  answer = failure
  await until(() => logger.lines.length > 0)
  const asked = issuer.asked.length

  for (let n = 0; n < 50; n += 1)
    await assert.rejects(verify(await token({}, { kid: `made-up-${n}` })), /^KeysUnavailable/)

  assert.ok(await verify(await token()))
  assert.equal(issuer.asked.length, asked)
  assert.equal(logger.lines.length, 1)
})

test('before the first answer, one attempt is made in a while', async () => {
  await using issuer = await publish(() => failure)
  const logger = createTestLogger()
  using keys = openIssuerKeys(issuer.url, logger, quiet)
  const verify = verifierOf(keys)

  for (let n = 0; n < 50; n += 1) await assert.rejects(verify(await token()), /^KeysUnavailable/)

  assert.deepEqual(issuer.asked, ['/keys'])
  assert.equal(logger.lines.length, 1)
})

test('a key that the issuer has just published is found, and many tokens ask once', async () => {
  const fresh = await generateKeyPair('ES256')
  const freshKey = { ...(await exportJWK(fresh.publicKey)), kid: 'fresh', alg: 'ES256' }
  let answer = good
  await using issuer = await publish(() => answer)
  using keys = openIssuerKeys(issuer.url, createTestLogger(), { ...quiet, unknownIdMs: 0 })
  const header = { alg: 'ES256', kid: 'fresh' }
  await keys.find({ alg: 'ES256', kid: 'issuer-1' }, { payload: '', signature: '' })

  answer = { status: 200, body: JSON.stringify({ keys: [...issuerKeys.keys, freshKey] }) }
  const found = await Promise.all(
    Array.from({ length: 20 }, () => keys.find(header, { payload: '', signature: '' })),
  )

  assert.equal(found.length, 20)
  assert.deepEqual(issuer.asked, ['/keys', '/keys'])
})

test('known keys are found at once while a slow issuer is asked for another', async () => {
  const hold = Promise.withResolvers<typeof good>()
  const answers = [good, hold.promise]
  await using issuer = await publish(() => answers.shift() ?? good)
  using keys = openIssuerKeys(issuer.url, createTestLogger(), { ...quiet, unknownIdMs: 0 })
  const verify = verifierOf(keys)
  assert.ok(await verify(await token()))

  const forged = verify(await token({}, { kid: 'made-up' }))
  await until(() => issuer.asked.length === 2)
  const first = await Promise.race([forged, verify(await token())])
  hold.resolve(good)

  assert.equal(first?.caller.id, 'ada')
  assert.equal(await forged, undefined)
})

test('keys that are too old are not trusted any more', async () => {
  let answer = good
  await using issuer = await publish(() => answer)
  const logger = createTestLogger()
  using keys = openIssuerKeys(issuer.url, logger, { ...quiet, renewMs: 5, retryMs: 5, keepMs: 50 })
  const verify = verifierOf(keys)
  assert.ok(await verify(await token()))

  answer = failure
  await until(() => logger.lines.length > 1)

  await assert.rejects(verify(await token()), /^KeysUnavailable/)
  assert.match(logger.lines[1]?.message ?? '', /too old/)
})

for (const [what, body] of [
  ['an empty set', '{"keys":[]}'],
  ['a set of no keys', '{"keys":[1]}'],
  ['a page', '<html>'],
] as const) {
  test(`an issuer that suddenly answers ${what} takes no key away`, async () => {
    let answer = good
    await using issuer = await publish(() => answer)
    const logger = createTestLogger()
    using keys = openIssuerKeys(issuer.url, logger, { ...quiet, renewMs: 5, retryMs: 5 })
    const verify = verifierOf(keys)
    assert.ok(await verify(await token()))

    answer = { status: 200, body }
    await until(() => logger.lines.length > 0)

    assert.ok(await verify(await token()))
  })
}
