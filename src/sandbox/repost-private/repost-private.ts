import type { AwsError } from '../aws/errors.ts'
import { createAwsUpstream, type Operation, type Result } from '../aws/service.ts'
import { awsSettings } from '../aws/settings.ts'
import type { EmulatedUpstream, SandboxCredentials } from '../emulated-upstream.ts'
import type { Upstream } from '../http/upstream.ts'
import { exampleDestinations } from './example-destinations.ts'
import { exampleRequests } from './example-requests.ts'
import model from './model.json' with { type: 'json' }
import { culpritOf, namedIds } from './named-ids.ts'

/** AWS re:Post Private. It keeps no state: each call e-mails all its recipients again. */
export const repostPrivate = {
  create: createRepostPrivate,
  settings: awsSettings,
  exampleDestinations,
  exampleRequests,
  namedIds,
} satisfies EmulatedUpstream

function createRepostPrivate({ accessKeyId, secretAccessKey }: SandboxCredentials): Upstream {
  return createAwsUpstream({
    model,
    namedIds,
    patternMatch: 'part',
    signing: { service: 'repostspace', accessKeyId, secretAccessKey },
    destination: 'spaceId',
    operations: { SendInvites: sendInvites, GetSpace: getSpace },
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
    if (!isSpace(spaceId)) return notFound(spaceId)
    const culprits = accessorIds.filter((id) => culpritOf(id) !== undefined)
    if (culprits.length > 0) return { kind: 'error', error: refusalFor(accessorIds, culprits) }
    for (const id of accessorIds) accept(id)
    return { kind: 'output' }
  },
}

const getSpace: Operation = {
  run: ({ spaceId }: Pick<SendInvitesInput, 'spaceId'>) =>
    isSpace(spaceId)
      ? { kind: 'output', output: { spaceId, status: 'CREATED' } }
      : notFound(spaceId),
}

const isSpace = (spaceId: string) => spaceId.startsWith('SP')

function notFound(spaceId: string): Result {
  const fields = { resourceId: spaceId, resourceType: 'space' }
  const message = 'The private re:Post does not exist.'
  return { kind: 'error', error: { name: 'ResourceNotFoundException', message, fields } }
}

function refusalFor(accessorIds: readonly string[], culprits: readonly string[]): AwsError {
  const named = culprits.filter((id) => culpritOf(id) === 'NAMED')
  const names = named.map((id) => `accessorIds.${accessorIds.indexOf(id)}`)
  const fieldList = (names.length === 0 ? ['accessorIds'] : names).map((name) => ({
    name,
    message: 'Not a user or group that can be invited',
  }))
  const fields = { reason: 'fieldValidationFailed', fieldList }
  return { name: 'ValidationException', message: 'The accessor ids are not valid.', fields }
}
