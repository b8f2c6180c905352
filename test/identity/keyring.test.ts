import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findKey, makeKey } from '#identity/api-keys.ts'
import { keyringOf } from '#identity/keyring.ts'
import { developer } from '#sandbox/developer.ts'

const made = Array.from({ length: 300 }, makeKey)
const entryOf = ({ id, hash }: (typeof made)[number]) => ({
  ...{ id, hash: Buffer.from(hash, 'hex') },
  caller: { ...developer, id },
})
const keyring = keyringOf(made.map(entryOf))

test('each of 300 keys names its own caller, the first and the last included', () => {
  const found = made.map(({ key }) => findKey(keyring, key)?.id)

  assert.deepEqual(
    found,
    made.map(({ id }) => id),
  )
  assert.equal(keyring.size, 300)
})

test('no id goes with the secret of another, however near they are', () => {
  for (const [place, { id }] of made.entries()) {
    const other = made[(place + 1) % made.length]?.key.slice(-43)
    assert.equal(findKey(keyring, `igw_${id}_${other}`), undefined)
  }
  const [{ key } = makeKey()] = made
  for (let place = 4; place < key.length; place += 1) {
    const letter = key[place] === 'a' ? 'b' : 'a'
    const altered = `${key.slice(0, place)}${letter}${key.slice(place + 1)}`
    assert.equal(findKey(keyring, altered), undefined, altered)
  }
})

test('ids of 1 and of 32 letters are found, and none in an empty keyring', () => {
  const secret = makeKey().key.slice(-43)
  const { hash } = makeKey()
  const ids = ['a', 'z'.repeat(32)]
  const keyring = keyringOf(ids.map((id) => entryOf({ id, hash, key: '' })))

  for (const id of ids) {
    assert.equal(keyring.find(id, Buffer.from(hash, 'hex'))?.id, id)
    assert.equal(keyringOf([]).find(id, Buffer.from(hash, 'hex')), undefined)
  }
  assert.equal(findKey(keyring, `igw__${secret}`), undefined)
})
