import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { buildSchema } from 'graphql'
import { inputPlaces, nameOf } from './tenant/places.ts'
import { createPlan } from './tenant/plan.ts'
import { mark, texts } from './tenant/texts.ts'

const schema = buildSchema(await readFile('schema.graphql', 'utf8'))

test('the same seed is the same play, another seed another', () => {
  const digest = (seed: number) => createPlan(schema, { seed, requests: 500 }).digest

  assert.equal(digest(7), digest(7))
  assert.notEqual(digest(7), digest(8))
})

test('no text is an id of a destination once it is trimmed, for logs name those', () => {
  const ids = Object.entries(texts).filter(([, make]) => make().trim() === mark)

  assert.deepEqual(ids, [])
})

test('every argument and every member of every input type is a position', () => {
  const larger = buildSchema(`
    type Query { people(filter: Filter, first: Int): [Person!]! }
    type Person { name: String, friends(after: String): [Person!]! }
    input Filter { name: String, tags: [Tag!], not: Filter }
    input Tag { word: String! }
  `)

  const names = inputPlaces(larger).map(nameOf)

  for (const name of [
    'Query.people(filter)',
    'Query.people(filter.name)',
    'Query.people(filter.tags.0.word)',
    'Query.people(filter.not.tags)',
    'Query.people(first)',
    'Person.friends(after)',
  ]) {
    assert.ok(names.includes(name), name)
  }
})
