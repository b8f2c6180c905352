import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf as refusalOfChime } from '#providers/chime/replies.ts'
import type { CallRecipient } from '#providers/contract/call.ts'
import { refusalOf as refusalOfRepost } from '#providers/repost-private/replies.ts'
import { refusalOf as refusalOfWickr } from '#providers/wickr/failures.ts'

const values = ['ada@example.com', 'grace@example.com', 'lin@example.com']
const recipients = values.map((value): CallRecipient => {
  return { id: value.slice(0, value.indexOf('@')), kind: 'EMAIL', value, details: {} }
})
const items = recipients.map(({ id, value }) => ({ ids: [id], value }))
const redact = (text: string) => text

const refusals = {
  Chime: (name: string, status: number, error: object) =>
    refusalOfChime(name, status, error, recipients),
  're:Post': (name: string, status: number, error: object) =>
    refusalOfRepost(name, status, error, recipients, redact),
  Wickr: (name: string, status: number, error: object) =>
    refusalOfWickr(name, status, error, items, redact),
}

const validation = (...fieldList: object[]) => ({ reason: 'fieldValidationFailed', fieldList })
const reasons = (...list: object[]) => ({ reasons: list })

/** `whole`: not about recipients. `unclear`: perhaps. `some`: about recipients, and nobody is named. */
const rows: readonly (readonly [
  upstream: keyof typeof refusals,
  name: string,
  status: number,
  error: object,
  about: string,
])[] = [
  ['re:Post', 'ValidationException', 400, validation({ name: 'accessorIds.1' }), 'grace'],
  ['re:Post', 'ValidationException', 400, validation({ name: 'accessorIds[2]' }), 'lin'],
  [
    're:Post',
    'ValidationException',
    400,
    validation({ name: 'accessorIds', message: 'ada@example.com and lin@example.com are unknown' }),
    'ada, lin',
  ],
  [
    're:Post',
    'ValidationException',
    400,
    validation({ name: 'accessorIds/0' }, { name: 'accessorIds/2' }),
    'ada, lin',
  ],
  ['re:Post', 'ValidationException', 400, { message: 'No user grace@example.com' }, 'unclear'],
  [
    're:Post',
    'ValidationException',
    400,
    validation({ name: 'accessorIds[lin@example.com]' }),
    'lin',
  ],
  [
    're:Post',
    'ValidationException',
    400,
    validation({ name: 'unheardOf', message: 'ada@example.com' }),
    'unclear',
  ],
  ['re:Post', 'ValidationException', 400, validation({ name: 'accessorIds' }), 'some'],
  ['re:Post', 'ValidationException', 400, validation({ name: 'accessorIds.77' }), 'some'],
  [
    're:Post',
    'ValidationException',
    400,
    validation(
      { name: 'accessorIds', message: 'lin@example.com is unknown' },
      { name: 'accessorIds', message: 'ada@example.com is unknown' },
      { name: 'accessorIds', message: 'grace@example.com is unknown' },
    ),
    'ada, grace, lin',
  ],
  [
    're:Post',
    'ValidationException',
    400,
    validation({ name: 'accessorIds.2', message: 'The same as ada@example.com' }, { name: 7 }),
    'lin',
  ],
  ['re:Post', 'ValidationException', 400, validation({ name: 'accessorIds.1abc' }), 'some'],
  ['re:Post', 'ValidationException', 400, { reason: 'other' }, 'unclear'],
  ['re:Post', 'ValidationException', 400, { fieldList: 'none' }, 'unclear'],
  ['re:Post', 'ValidationException', 400, { reason: 'unknownOperation' }, 'whole'],
  ['re:Post', 'ValidationException', 400, validation({ name: 'title' }), 'whole'],
  ['re:Post', 'ValidationException', 400, validation({ name: 'body' }), 'whole'],
  ['re:Post', 'ValidationException', 400, validation({ name: 'spaceId' }), 'whole'],
  [
    're:Post',
    'ValidationException',
    400,
    validation({ name: 'accessorIds.1' }, { name: 'title' }),
    'whole',
  ],
  ['re:Post', 'AccessDeniedException', 403, {}, 'whole'],
  ['re:Post', 'ResourceNotFoundException', 404, {}, 'whole'],
  ['re:Post', 'ServiceQuotaExceededException', 402, {}, 'whole'],
  ['re:Post', 'UnknownOperationException', 404, {}, 'whole'],
  ['re:Post', 'ConflictException', 409, {}, 'unclear'],
  ['Chime', 'BadRequestException', 400, { Code: 'BadRequest' }, 'unclear'],
  ['Chime', 'BadRequestException', 400, {}, 'unclear'],
  ['Chime', 'UnprocessableEntityException', 422, { Code: 'Unprocessable' }, 'unclear'],
  ['Chime', 'BadRequestException', 400, { message: 'Invalid: lin@example.com' }, 'lin'],
  ['Chime', 'BadRequestException', 400, { message: 'UserEmailList.1: no address' }, 'grace'],
  ['Chime', 'BadRequestException', 400, { Code: 'ResourceLimitExceeded' }, 'whole'],
  ['Chime', 'BadRequestException', 400, { Code: 'AccessDenied' }, 'whole'],
  ['Chime', 'ForbiddenException', 403, {}, 'whole'],
  ['Chime', 'NotFoundException', 404, {}, 'whole'],
  ['Wickr', 'ValidationError', 422, reasons({ field: 'userIds.1' }), 'grace'],
  ['Wickr', 'ValidationError', 422, reasons({ field: 'users.0.securityGroupIds' }), 'ada'],
  [
    'Wickr',
    'ValidationError',
    422,
    reasons({ field: 'users[0].username' }, { field: 'users[2].firstName' }),
    'ada, lin',
  ],
  ['Wickr', 'ValidationError', 422, reasons({ reason: 'lin@example.com is reserved' }), 'lin'],
  ['Wickr', 'ValidationError', 422, reasons({ field: 'username' }), 'some'],
  [
    'Wickr',
    'ValidationError',
    422,
    reasons({ field: 'users.1.username', reason: 'lin@example.com has this name' }),
    'grace',
  ],
  [
    'Wickr',
    'ValidationError',
    422,
    reasons({ field: 'users.9.username' }, { field: 'users.-1' }, { field: 'users.0.firstName' }),
    'ada',
  ],
  ['Wickr', 'ValidationError', 422, reasons({ field: 'networkId' }), 'whole'],
  ['Wickr', 'ValidationError', 422, {}, 'unclear'],
  ['Wickr', 'BadRequestError', 400, { message: 'Bad request' }, 'unclear'],
  ['Wickr', 'BadRequestError', 400, { message: 'ada@example.com is barred' }, 'unclear'],
  [
    'Wickr',
    'ValidationError',
    422,
    reasons({ field: 'clientToken', reason: 'ada@example.com' }),
    'unclear',
  ],
  ['Wickr', 'UnauthorizedError', 401, {}, 'whole'],
  ['Wickr', 'ForbiddenError', 403, {}, 'whole'],
  ['Wickr', 'ResourceNotFoundError', 404, {}, 'whole'],
]

for (const [upstream, name, status, error, about] of rows) {
  test(`${upstream}: ${name} with ${JSON.stringify(error)} is about ${about}`, () => {
    const { content } = refusals[upstream](name, status, error)

    const named = content?.named.map(({ id }) => id).join(', ')
    const inWords = content === undefined ? 'whole' : content.byRecipients ? 'some' : 'unclear'
    assert.equal(named || inWords, about)
  })
}

test('each recipient whom a refusal names is told the reason of its own', () => {
  const { content } = refusals.Wickr('ValidationError', 422, {
    reasons: [
      { field: 'users.0.username', reason: 'Is reserved' },
      { field: 'users.2.firstName', reason: 'Too long' },
    ],
  })

  assert.deepEqual(content?.named, [
    { id: 'ada', field: 'username', reason: 'Is reserved' },
    { id: 'lin', field: 'firstName', reason: 'Too long' },
  ])
})
