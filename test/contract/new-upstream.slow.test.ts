import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startSandboxProcess } from '../browser/sandbox-process.ts'
import { createCheckout } from './checkout.ts'

// An upstream that does not exist is added as docs/architecture/adding-an-upstream.md says. The
// tests are steps: each needs the ones before it.

const checkout = await createCheckout()
after(() => checkout[Symbol.asyncDispose]())

test('a new upstream is a folder, its emulator, its input, its facts and three edited files', async () => {
  await checkout.add(join(import.meta.dirname, 'fixture'))
  await checkout.edit('src/providers/contract/kind.ts', `'CHIME']`, `'CHIME', 'PIGEON_POST']`)
  await checkout.edit(
    'src/upstreams.ts',
    `import type { TargetShape }`,
    `import { pigeonPostConfiguration } from '#providers/pigeon-post/configuration.ts'
import { createPigeonPost } from '#providers/pigeon-post/pigeon-post.ts'
import { pigeonPostTarget } from '#schema/targets/pigeon-post.ts'
import type { TargetShape }`,
  )
  await checkout.edit(
    'src/upstreams.ts',
    `} satisfies Record<`,
    `  PIGEON_POST: upstream({
    configuration: pigeonPostConfiguration,
    create: createPigeonPost,
    target: pigeonPostTarget,
  }),
} satisfies Record<`,
  )
  await checkout.edit(
    'src/sandbox/emulators.ts',
    `import { repostPrivate }`,
    `import { pigeonPost } from './pigeon-post/pigeon-post.ts'
import { repostPrivate }`,
  )
  await checkout.edit(
    'src/sandbox/emulators.ts',
    `} satisfies Record<`,
    `  PIGEON_POST: pigeonPost,
} satisfies Record<`,
  )
})

test('the schema and the kit are generated with it, and everything compiles', async () => {
  await checkout.run('node_modules/.bin/graphql-codegen')

  await checkout.run('node_modules/.bin/tsc')
})

test('the contract suite runs for it', async () => {
  const files = ['contract', 'pigeon-post'].map((name) => `test/contract/${name}.test.ts`)

  const printed = await checkout.run(process.execPath, '--test', '--test-reporter=spec', ...files)

  assert.match(printed, /✔ PIGEON_POST is in the contract suite/)
  assert.match(printed, /✔ Pigeon Post: invite: a storm leaves it open/)
})

test('the sandbox plays it, a plan shows it, a send reaches it, and so does a file', async () => {
  await using sandbox = await startSandboxProcess(checkout.directory)
  const targets = `targets: [{ pigeonPost: {
    loftId: "loft-trafalgar", note: "There is bread.", recipients: [{ email: "ada@example.com" }]
  } }]`
  const people = join(checkout.directory, 'people.csv')
  await writeFile(people, 'email,personKey\neve@example.com,k-1\nbob@example.com,\n')

  const planned = await execute(
    sandbox.url,
    `{ planInvites(input: { ${targets} }) {
      ... on InvitePlan { calls { provider operation calls recipients } }
    } }`,
  )
  const sent = await execute(
    sandbox.url,
    `mutation { sendInvites(input: { idempotencyKey: "pigeons", ${targets} }) {
      ... on SendInvitesPayload { results { __typename } }
    } }`,
  )
  const printed = await checkout.run(
    'npm',
    ...['run', 'send', '--', people, '--to', 'pigeon-post:loft-trafalgar', '--note', 'More bread.'],
    ...['--url', sandbox.url],
  )

  assert.deepEqual(planned, {
    planInvites: {
      calls: [{ provider: 'PIGEON_POST', operation: 'InviteGuests', calls: 1, recipients: 1 }],
    },
  })
  assert.deepEqual(sent, { sendInvites: { results: [{ __typename: 'InviteSent' }] } })
  assert.match(printed, /^2 of 2 recipients/m)
})

test('no more than three files that are written by hand were edited', async (t) => {
  const { added, edited } = await checkout.changes()

  t.diagnostic(`edited: ${edited.join(', ')}`)
  t.diagnostic(`added: ${added.join(', ')}`)
  assert.deepEqual(edited, [
    'src/providers/contract/kind.ts',
    'src/sandbox/emulators.ts',
    'src/upstreams.ts',
  ])
  const own =
    /^(src\/(providers|sandbox)\/pigeon-post\/|(src\/schema\/targets|test\/contract)\/pigeon-post\.)/
  assert.deepEqual(
    added.filter((file) => !own.test(file)),
    [],
  )
})

async function execute(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
  assert.equal(errors, undefined, JSON.stringify(errors))
  return data
}
