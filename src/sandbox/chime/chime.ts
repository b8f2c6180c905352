import { pageOf } from '../aws/paging.ts'
import { createAwsUpstream, type Operation, type Result } from '../aws/service.ts'
import { awsSettings } from '../aws/settings.ts'
import type { EmulatedUpstream, SandboxCredentials } from '../emulated-upstream.ts'
import type { Upstream } from '../http/upstream.ts'
import { createAccounts } from './accounts.ts'
import { exampleDestinations } from './example-destinations.ts'
import { exampleRequests } from './example-requests.ts'
import model from './model.json' with { type: 'json' }
import { namedIds, personaOf } from './named-ids.ts'

/** Amazon Chime, as it was before its end of support. */
export const chime = {
  create: createChime,
  settings: awsSettings,
  exampleDestinations,
  exampleRequests,
  namedIds,
} satisfies EmulatedUpstream

function createChime({ accessKeyId, secretAccessKey }: SandboxCredentials): Upstream {
  return createAwsUpstream({
    model,
    namedIds,
    patternMatch: 'part',
    signing: { service: 'chime', region: 'us-east-1', accessKeyId, secretAccessKey },
    destination: 'AccountId',
    operations: createOperations(),
    throttled: { name: 'ThrottledClientException', message: 'Rate exceeded.' },
    cannotParse: { name: 'BadRequestException', message: 'The body is not a JSON object.' },
    invalidInput: (broken) => ({
      name: 'BadRequestException',
      message: broken.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('; '),
    }),
    defaultFields: (name) => {
      const Code = codes[name]
      return Code === undefined ? {} : { Code }
    },
  })
}

const codes: Readonly<Record<string, string>> = {
  BadRequestException: 'BadRequest',
  ForbiddenException: 'Forbidden',
  NotFoundException: 'NotFound',
  ServiceFailureException: 'ServiceFailure',
  ServiceUnavailableException: 'ServiceUnavailable',
  ThrottledClientException: 'Throttled',
  UnauthorizedClientException: 'Unauthorized',
}

interface InviteUsersInput {
  readonly AccountId: string
  readonly UserEmailList: readonly string[]
  readonly UserType?: string
}

interface ListUsersInput {
  readonly AccountId: string
  readonly UserEmail?: string
  readonly UserType?: string
  readonly MaxResults?: number
  readonly NextToken?: string
}

function createOperations(): Readonly<Record<string, Operation>> {
  const accounts = createAccounts()
  return {
    InviteUsers: {
      invites: true,
      recipients: ({ UserEmailList: list }) => (Array.isArray(list) ? list.map(String) : []),
      run(input: InviteUsersInput, { accept, leaveOut }) {
        const { AccountId, UserEmailList, UserType } = input
        if (AccountId.startsWith('unknown')) return notFound('Account')
        if (UserEmailList.some((email) => personaOf(email) === 'refused')) {
          return failure('BadRequestException', 'The request is not valid.')
        }
        const invites = UserEmailList.map((email) => accounts.invite(AccountId, email, UserType))
        for (const { EmailAddress, EmailStatus } of invites) {
          if (EmailStatus === 'Sent') accept(EmailAddress)
        }
        const named = invites.slice(0, Math.max(0, invites.length - leaveOut))
        return output({ Invites: named.filter(({ EmailAddress }) => !isOmitted(EmailAddress)) })
      },
    },
    ListUsers: {
      run({ AccountId, UserEmail, UserType, MaxResults = 100, NextToken }: ListUsersInput) {
        if (AccountId.startsWith('unknown')) return notFound('Account')
        const users = accounts
          .visible(AccountId, UserEmail)
          .filter((user) => !UserType || user.UserType === UserType)
        const page = pageOf(users, MaxResults, NextToken)
        if (!page) return failure('BadRequestException', 'Invalid NextToken.')
        return output({ Users: page.items, NextToken: page.nextToken })
      },
    },
    GetUser: {
      run({ AccountId, UserId }: { readonly AccountId: string; readonly UserId: string }) {
        const User = accounts.visible(AccountId).find((user) => user.UserId === UserId)
        return User ? output({ User }) : notFound('User')
      },
    },
  }
}

function isOmitted(email: string): boolean {
  return ['omitted', 'vanished'].includes(personaOf(email) ?? '')
}

function output(value: unknown): Result {
  return { kind: 'output', output: value }
}

function notFound(what: string): Result {
  return failure('NotFoundException', `${what} not found.`)
}

function failure(name: string, message: string): Result {
  return { kind: 'error', error: { name, message } }
}
