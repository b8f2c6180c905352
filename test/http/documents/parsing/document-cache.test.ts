import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'graphql'
import { createDocumentCache } from '#http/documents/parsing/document-cache.ts'

const document = parse('{ __typename }')

test('a hundred documents of the size that clients send stay', () => {
  const cache = createDocumentCache()

  for (let number = 0; number < 100; number += 1) cache.set(textOf(1_500, number), document)

  assert.equal(cache.get(textOf(1_500, 0)), document)
})

test('what stays is bounded in characters, however many documents strangers send', () => {
  const cache = createDocumentCache()

  for (let number = 0; number < 1_000; number += 1) cache.set(textOf(20_000, number), document)

  assert.equal([...cache.keys()].join('').length, 200_000)
  assert.equal(cache.get(textOf(20_000, 999)), document)
})

test('and in number', () => {
  const cache = createDocumentCache()

  for (let number = 0; number < 1_000; number += 1) cache.set(textOf(10, number), document)

  assert.equal(cache.size, 256)
})

const textOf = (length: number, number: number) => `${number}`.padEnd(length, '#')
