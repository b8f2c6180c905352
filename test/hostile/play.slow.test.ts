import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema } from 'graphql'
import { noServer, startPostgres } from '../support/postgres.ts'
import { runPlay } from './play/play.ts'
import { reportText } from './play/report.ts'
import { inputPlaces, nameOf } from './tenant/places.ts'
import { createPlan } from './tenant/plan.ts'

const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
const plan = createPlan(schema, { seed: 11, requests: 1_000 })

// `npm run test:hostile` is the long version. Waits are printed: speed is not asserted here.
for (const database of ['pglite', 'postgres'] as const) {
  test(`${database}: no hostile tenant and no hostile upstream breaks the gateway`, async (t) => {
    await using postgres = database === 'postgres' ? await startPostgres() : undefined
    if (database === 'postgres' && postgres === undefined) return t.skip(noServer)
    const directory = await mkdtemp(join(tmpdir(), 'hostile-'))
    const server = postgres === undefined ? {} : { databaseUrl: await postgres.createDatabase() }

    const report = await runPlay(plan, { ...server, directory, schema })

    t.diagnostic(reportText(report))
    // Too few requests to fill the caches: only the long play can tell growth from warming up.
    const broken = report.findings.filter(({ verdict }) => verdict !== 'memory')
    assert.deepEqual(broken, [], `what it left behind is in ${directory}`)
    await rm(directory, { recursive: true })
  })
}

test('the same seed is the same play, another seed another', () => {
  const digest = (seed: number) => createPlan(schema, { seed, requests: 500 }).digest

  assert.equal(digest(7), digest(7))
  assert.notEqual(digest(7), digest(8))
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
