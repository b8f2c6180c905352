import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forbiddenDestination } from '#invites/check/check-permission.ts'
import type { BatchOperation, RequestTarget } from '#invites/check/request.ts'

const to = (provider: RequestTarget['provider'], destinationId: string): RequestTarget => ({
  ...{ provider, destinationId, operation: 'invite', message: {} },
  ...{ path: 'targets.0', list: 'recipients', recipients: [] },
})
const berlin = to('CHIME', 'berlin')
const paris = to('CHIME', 'paris')
const space = to('REPOST_PRIVATE', 'SPengineering')

const rows: readonly (readonly [
  fact: string,
  grants: readonly string[],
  targets: readonly RequestTarget[],
  missing: string | undefined,
])[] = [
  ['without targets nothing is needed', [], [], undefined],
  ['without grants no destination is allowed', [], [berlin], 'CHIME/berlin'],
  ['a grant of a destination allows it', ['CHIME/berlin'], [berlin], undefined],
  ['and no other', ['CHIME/berlin'], [berlin, paris], 'CHIME/paris'],
  ['a grant of a provider allows all of its', ['CHIME/*'], [berlin, paris], undefined],
  ['and none of another', ['CHIME/*'], [berlin, space], 'REPOST_PRIVATE/SPengineering'],
  ['`*` allows every destination', ['*'], [berlin, space], undefined],
  ['the first forbidden one is named', ['CHIME/rome'], [paris, berlin], 'CHIME/paris'],
  ['case matters', ['CHIME/Berlin'], [berlin], 'CHIME/berlin'],
]

for (const [fact, grants, targets, missing] of rows) {
  for (const [operation, scope] of [
    ['sendInvites', 'invites:send'],
    ['reinviteUsers', 'invites:resend'],
  ] as readonly (readonly [BatchOperation, string])[]) {
    test(`${operation}: ${fact}`, () => {
      const caller = { destinations: new Set(grants) }

      const refused = forbiddenDestination({ operation, targets }, caller)

      assert.equal(refused?.requiredScope, missing && `${scope} ${missing}`)
    })
  }
}
