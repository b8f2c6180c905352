import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LifecyclePage } from '#providers/contract/lifecycle.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import { startEmulator } from '#sandbox/http/server.ts'
import { repostPrivate } from '#sandbox/repost-private/repost-private.ts'
import { settingsFor } from '../../contract/aws.ts'

const emulator = await startEmulator(
  'REPOST_PRIVATE',
  () => repostPrivate.create(sandboxCredentials),
  0,
)
const provider = createRepostPrivate(settingsFor(emulator))
after(async () => {
  provider.close?.()
  await emulator[Symbol.asyncDispose]()
})

const rows: readonly (readonly [
  what: string,
  spaceId: string,
  name: string | undefined,
  found: Partial<Record<string, unknown>>,
])[] = [
  ['a space that is there can be read', 'SP1234', undefined, { kind: 'read' }],
  [
    'a space that is not there is told as that',
    'unknown',
    undefined,
    refused('DESTINATION_NOT_FOUND'),
  ],
  [
    'a missing permission is a refusal',
    'SP1234',
    'AccessDeniedException',
    refused('ACCESS_DENIED'),
  ],
  [
    'credentials that are not accepted are told apart from it',
    'SP1234',
    'UnrecognizedClientException',
    { ...refused('ACCESS_DENIED'), reason: 'credentials' },
  ],
]

for (const [what, spaceId, name, found] of rows) {
  test(`re:Post: ${what}, and nobody is invited`, async () => {
    emulator.reset()
    if (name !== undefined) emulator.next({ kind: 'error', name, status: 403 })

    const page = await provider.probe?.(spaceId)

    const { kind, code, reason } = {
      code: undefined,
      reason: undefined,
      ...page,
    } as LifecyclePage & {
      code?: string
      reason?: string
    }
    assert.deepEqual({ kind, code, reason }, { code: undefined, reason: undefined, ...found })
    assert.deepEqual(
      emulator.requests.map(({ operation }) => operation),
      ['GetSpace'],
    )
    assert.deepEqual(emulator.ledger, [])
  })
}

function refused(code: string) {
  return { kind: 'refused', code }
}
