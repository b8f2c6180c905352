import { createAwsUpstream, type Operation } from '../aws/service.ts'
import type { Upstream } from '../http/upstream.ts'
import model from '../models/repostspace.json' with { type: 'json' }

/** AWS re:Post Private. It keeps no state: every call is another e-mail to everybody in it. */
export function createRepost(credentials: {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}): Upstream {
  return createAwsUpstream({
    name: 'repostspace',
    model,
    patternMatch: 'part',
    signing: { service: 'repostspace', ...credentials },
    destination: 'spaceId',
    operations: { SendInvites: sendInvites },
    throttled: {
      name: 'ThrottlingException',
      message: 'Rate exceeded.',
      fields: { serviceCode: 'repostspace', quotaCode: 'L-5A1DB0C5' },
    },
    cannotParse: {
      name: 'ValidationException',
      message: 'The request body is not a JSON object.',
      fields: { reason: 'cannotParse' },
    },
    invalidInput: (broken) => ({
      name: 'ValidationException',
      message: `${broken.length} validation error(s) detected.`,
      fields: {
        reason: 'fieldValidationFailed',
        fieldList: broken.map(({ path, rule }) => ({ name: path.join('.'), message: rule })),
      },
    }),
    defaultFields: (name) => (name === 'ValidationException' ? { reason: 'other' } : {}),
  })
}

interface SendInvitesInput {
  readonly spaceId: string
  readonly accessorIds: readonly string[]
}

const sendInvites: Operation = {
  invites: true,
  recipients: ({ accessorIds }) => (Array.isArray(accessorIds) ? accessorIds.map(String) : []),
  run({ spaceId, accessorIds }: SendInvitesInput, { accept }) {
    if (!spaceId.startsWith('SP')) {
      const fields = { resourceId: spaceId, resourceType: 'space' }
      const message = 'The private re:Post does not exist.'
      return { kind: 'error', error: { name: 'ResourceNotFoundException', message, fields } }
    }
    for (const id of accessorIds) accept(id)
    return { kind: 'output' }
  },
}
