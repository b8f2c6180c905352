import {
  clientToken,
  epochSeconds,
  flag,
  inQuery,
  integer,
  pathLabel,
  shapesOf,
  text,
  texts,
} from './shapes.ts'
import { namespace } from './wickr-errors.ts'

const { list, operation, sensitive, structure } = shapesOf(namespace)

const secret = sensitive('SensitiveString')

// The model does not mark the invite code as sensitive. It is: it lets anyone join as the invitee.
const inviteCode = sensitive('InviteCode')

const user = structure(
  'User',
  {},
  {
    userId: text,
    firstName: secret,
    lastName: secret,
    username: text,
    securityGroups: texts,
    isAdmin: flag,
    suspended: flag,
    status: integer,
    otpEnabled: flag,
    scimId: text,
    type: text,
    cell: text,
    countryCode: text,
    challengeFailures: integer,
    isInviteExpired: flag,
    isUser: flag,
    inviteCode,
    codeValidation: flag,
    uname: text,
  },
)

const newUser = structure(
  'BatchCreateUserRequestItem',
  { securityGroupIds: texts, username: text },
  { firstName: secret, lastName: secret, inviteCode, inviteCodeTtl: integer, codeValidation: flag },
)

const users = list('Users', user)

const succeeded = list(
  'BatchUserSuccessResponseItems',
  structure('BatchUserSuccessResponseItem', { userId: text }),
)

const failed = list(
  'BatchUserErrorResponseItems',
  structure('BatchUserErrorResponseItem', { userId: text }, { field: text, reason: text }),
)

export const batchCreateUser = operation(
  'BatchCreateUser',
  ['POST', '/networks/{networkId}/users', 200],
  structure(
    'BatchCreateUserRequest',
    { networkId: pathLabel, users: list('BatchCreateUserRequestItems', newUser) },
    { clientToken },
  ),
  structure('BatchCreateUserResponse', {}, { message: text, successful: users, failed }),
)

export const batchReinviteUser = operation(
  'BatchReinviteUser',
  ['PATCH', '/networks/{networkId}/users/re-invite', 200],
  structure('BatchReinviteUserRequest', { networkId: pathLabel, userIds: texts }, { clientToken }),
  structure('BatchReinviteUserResponse', {}, { message: text, successful: succeeded, failed }),
)

export const batchDeleteUser = operation(
  'BatchDeleteUser',
  ['POST', '/networks/{networkId}/users/batch-delete', 200],
  structure('BatchDeleteUserRequest', { networkId: pathLabel, userIds: texts }, { clientToken }),
  structure('BatchDeleteUserResponse', {}, { message: text, successful: succeeded, failed }),
)

export const listUsers = operation(
  'ListUsers',
  ['GET', '/networks/{networkId}/users', 200],
  structure(
    'ListUsersRequest',
    { networkId: pathLabel },
    {
      nextToken: inQuery('nextToken', text),
      maxResults: inQuery('maxResults', integer),
      sortFields: inQuery('sortFields', text),
      sortDirection: inQuery('sortDirection', text),
      firstName: inQuery('firstName', secret),
      lastName: inQuery('lastName', secret),
      username: inQuery('username', text),
      status: inQuery('status', integer),
      groupId: inQuery('groupId', text),
    },
  ),
  structure('ListUsersResponse', {}, { nextToken: text, users }),
)

export const getUser = operation(
  'GetUser',
  ['GET', '/networks/{networkId}/users/{userId}', 200],
  structure(
    'GetUserRequest',
    { networkId: pathLabel, userId: pathLabel },
    { startTime: inQuery('startTime', epochSeconds), endTime: inQuery('endTime', epochSeconds) },
  ),
  structure(
    'GetUserResponse',
    { userId: text },
    {
      firstName: secret,
      lastName: secret,
      username: text,
      isAdmin: flag,
      suspended: flag,
      status: integer,
      lastActivity: integer,
      lastLogin: integer,
      securityGroupIds: texts,
    },
  ),
)

export const listSecurityGroups = operation(
  'ListSecurityGroups',
  ['GET', '/networks/{networkId}/security-groups', 200],
  structure(
    'ListSecurityGroupsRequest',
    { networkId: pathLabel },
    {
      nextToken: inQuery('nextToken', text),
      maxResults: inQuery('maxResults', integer),
      sortFields: inQuery('sortFields', text),
      sortDirection: inQuery('sortDirection', text),
    },
  ),
  structure(
    'ListSecurityGroupsResponse',
    {},
    {
      nextToken: text,
      securityGroups: list(
        'SecurityGroupList',
        // Without the settings of a group, of which there are many.
        structure(
          'SecurityGroup',
          {
            activeMembers: integer,
            botMembers: integer,
            id: text,
            isDefault: flag,
            name: text,
            modified: integer,
          },
          { activeDirectoryGuid: text },
        ),
      ),
    },
  ),
)

export const getUsersCount = operation(
  'GetUsersCount',
  ['GET', '/networks/{networkId}/users/count', 200],
  structure('GetUsersCountRequest', { networkId: pathLabel }),
  structure('GetUsersCountResponse', {
    pending: integer,
    active: integer,
    rejected: integer,
    remaining: integer,
    total: integer,
  }),
)
