import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema, GraphQLError, parse, validate } from 'graphql'
import { compile } from '../client/relay/compile.ts'
import { allBlocks, type Block, placeOf, root } from './pages.ts'

const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))
const blocks = allBlocks()

/** Each language, and how its blocks are tested. */
const languages: Readonly<Record<string, string>> = {
  sh: 'run: examples.slow.test.ts',
  python: 'run: examples.slow.test.ts',
  graphql: 'validated here, run where an answer follows',
  json: 'parsed here, compared where it is an answer',
  ts: 'compiled: typescript.test.ts',
  tsx: 'compiled: typescript.test.ts',
  text: 'an answer',
}

test('every fenced block of README and docs is tested in some way, or says why not', () => {
  const untested = blocks.filter(
    ({ language, skip, is }) =>
      skip === undefined && (!(language in languages) || (language === 'text' && is === undefined)),
  )

  assert.deepEqual(untested.map(placeOf), [])
  for (const block of blocks) assert.ok(block.skip === undefined || block.skip.length > 10)
})

test('every JSON block is JSON', () => {
  for (const block of ours('json')) {
    assert.doesNotThrow(() => JSON.parse(block.text), placeOf(block))
  }
})

test('every GraphQL block fits the schema', () => {
  for (const block of ours('graphql').filter(({ is }) => is !== 'relay')) {
    assert.deepEqual(problemsOf(block.text), [], placeOf(block))
  }
})

test("Relay's compiler takes the documents on its page", async () => {
  const documents = ours('graphql').filter(({ is }) => is === 'relay')
  assert.ok(documents.length > 0)

  await using compiled = await compile(documents.map(({ text }) => text).join('\n'))

  assert.ok(compiled.directory)
})

function ours(language: string): readonly Block[] {
  return blocks.filter((block) => block.language === language && block.skip === undefined)
}

function problemsOf(document: string): readonly string[] {
  try {
    return validate(schema, parse(document)).map(({ message }) => message)
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message]
    throw error
  }
}
