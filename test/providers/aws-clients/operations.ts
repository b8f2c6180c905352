import * as repost from '#providers/aws-clients/repostspace.ts'
import * as wickr from '#providers/aws-clients/wickr.ts'
import { readModel } from './smithy-model.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
export const configuration = { region: 'eu-central-1', credentials, maxAttempts: 1 }

const repostPrivateModel = readModel('repost-private')
const wickrModel = readModel('wickr')

export const sendInvites: repost.SendInvitesCommandInput = {
  spaceId: 'SPé /?#',
  accessorIds: ['first-accessor', 'second-accessor'],
  title: 'Join "us" ☕',
  body: 'Line one\nline two',
}

const user: Required<wickr.BatchCreateUserRequestItem> = {
  username: 'ada@example.com',
  securityGroupIds: ['group-1'],
  firstName: 'Ada',
  lastName: 'Lovelace',
  inviteCode: 'code-1',
  inviteCodeTtl: 3,
  codeValidation: true,
}
const create = { networkId: '12345678', users: [user], clientToken: 'token-1' }
export const userIds = {
  networkId: '12345678',
  userIds: ['1', '4294967296'],
  clientToken: 'token:2',
}

const list: Required<wickr.ListUsersCommandInput> = {
  networkId: '12345678',
  nextToken: 'page 2',
  maxResults: 100,
  sortFields: 'username',
  sortDirection: 'DESC',
  firstName: 'Ada',
  lastName: 'Lovelace',
  username: 'ada+1@example.com',
  status: 1,
  groupId: 'group-1',
}

const one: Required<wickr.GetUserCommandInput> = {
  networkId: '12345678',
  userId: '4294967296',
  startTime: new Date('2026-11-20T00:00:00Z'),
  endTime: new Date('2026-11-21T00:00:00Z'),
}

const groups: Required<wickr.ListSecurityGroupsCommandInput> = {
  networkId: '12345678',
  nextToken: 'page 2',
  maxResults: 100,
  sortFields: 'name',
  sortDirection: 'ASC',
}
const network = { networkId: '12345678' }

interface ClientOptions {
  readonly endpoint: string
  readonly logger?: Pick<Console, 'debug' | 'info' | 'warn' | 'error'>
}

const wickrClient = (options: ClientOptions) =>
  new wickr.WickrClient({ ...configuration, ...options })

const repostClient = (options: ClientOptions) =>
  new repost.RepostspaceClient({ ...configuration, ...options })

const space = { spaceId: sendInvites.spaceId }

/**
 * Every operation that our thin clients know, with an input that has every member of the model.
 * `answer`: the members of the answer that they know, where that is not every one. `leftOut`: a member
 * below that they do not.
 */
export const operations = [
  ...[
    {
      id: 'com.amazonaws.repostspace#SendInvites',
      input: { ...sendInvites },
      send: (options: ClientOptions) =>
        repostClient(options).send(new repost.SendInvitesCommand(sendInvites)),
    },
    {
      id: 'com.amazonaws.repostspace#GetSpace',
      input: space,
      answer: ['spaceId', 'status'],
      send: (options: ClientOptions) =>
        repostClient(options).send(new repost.GetSpaceCommand(space)),
    },
  ].map((operation) => ({
    ...operation,
    model: repostPrivateModel,
    base: repost.RepostspaceServiceException,
    errors: {
      AccessDeniedException: repost.AccessDeniedException,
      InternalServerException: repost.InternalServerException,
      ResourceNotFoundException: repost.ResourceNotFoundException,
      ThrottlingException: repost.ThrottlingException,
      ValidationException: repost.ValidationException,
    },
  })),
  ...[
    {
      id: 'com.amazonaws.wickr#BatchCreateUser',
      input: { ...create },
      send: (options: ClientOptions) =>
        wickrClient(options).send(new wickr.BatchCreateUserCommand(create)),
    },
    {
      id: 'com.amazonaws.wickr#BatchReinviteUser',
      input: { ...userIds },
      send: (options: ClientOptions) =>
        wickrClient(options).send(new wickr.BatchReinviteUserCommand(userIds)),
    },
    {
      id: 'com.amazonaws.wickr#BatchDeleteUser',
      input: { ...userIds },
      send: (options: ClientOptions) =>
        wickrClient(options).send(new wickr.BatchDeleteUserCommand(userIds)),
    },
    {
      id: 'com.amazonaws.wickr#GetUser',
      input: { ...one },
      send: (options: ClientOptions) => wickrClient(options).send(new wickr.GetUserCommand(one)),
    },
    {
      id: 'com.amazonaws.wickr#ListUsers',
      input: { ...list },
      send: (options: ClientOptions) => wickrClient(options).send(new wickr.ListUsersCommand(list)),
    },
    {
      id: 'com.amazonaws.wickr#ListSecurityGroups',
      input: { ...groups },
      leftOut: 'securityGroupSettings',
      send: (options: ClientOptions) =>
        wickrClient(options).send(new wickr.ListSecurityGroupsCommand(groups)),
    },
    {
      id: 'com.amazonaws.wickr#GetUsersCount',
      input: network,
      send: (options: ClientOptions) =>
        wickrClient(options).send(new wickr.GetUsersCountCommand(network)),
    },
  ].map((operation) => ({
    ...operation,
    model: wickrModel,
    base: wickr.WickrServiceException,
    errors: {
      BadRequestError: wickr.BadRequestError,
      ForbiddenError: wickr.ForbiddenError,
      InternalServerError: wickr.InternalServerError,
      RateLimitError: wickr.RateLimitError,
      ResourceNotFoundError: wickr.ResourceNotFoundError,
      UnauthorizedError: wickr.UnauthorizedError,
      ValidationError: wickr.ValidationError,
    },
  })),
]
