import { commandBuilder, type Service, serviceClient } from './service-client.ts'
import { errors, namespace } from './wickr-errors.ts'
import {
  batchCreateUser,
  batchDeleteUser,
  batchReinviteUser,
  getUser,
  getUsersCount,
  listSecurityGroups,
  listUsers,
} from './wickr-shapes.ts'
import type {
  BatchCreateUserCommandInput,
  BatchCreateUserCommandOutput,
  BatchDeleteUserCommandInput,
  BatchDeleteUserCommandOutput,
  BatchReinviteUserCommandInput,
  BatchReinviteUserCommandOutput,
  GetUserCommandInput,
  GetUserCommandOutput,
  GetUsersCountCommandInput,
  GetUsersCountCommandOutput,
  ListSecurityGroupsCommandInput,
  ListSecurityGroupsCommandOutput,
  ListUsersCommandInput,
  ListUsersCommandOutput,
} from './wickr-types.ts'

// Names are those of `@aws-sdk/client-wickr`: to change over, change imports and delete this.

export {
  BadRequestError,
  ForbiddenError,
  InternalServerError,
  RateLimitError,
  ResourceNotFoundError,
  UnauthorizedError,
  ValidationError,
  WickrServiceException,
} from './wickr-errors.ts'
export type * from './wickr-types.ts'

const service: Service = {
  sdkId: 'Wickr',
  shape: 'WickrAdminApi',
  namespace,
  version: '2024-02-01',
  signingName: 'wickr',
  hostPrefix: 'admin.wickr',
  errors,
}

type Input =
  | BatchCreateUserCommandInput
  | BatchDeleteUserCommandInput
  | BatchReinviteUserCommandInput
  | GetUserCommandInput
  | GetUsersCountCommandInput
  | ListSecurityGroupsCommandInput
  | ListUsersCommandInput

type Output =
  | BatchCreateUserCommandOutput
  | BatchDeleteUserCommandOutput
  | BatchReinviteUserCommandOutput
  | GetUserCommandOutput
  | GetUsersCountCommandOutput
  | ListSecurityGroupsCommandOutput
  | ListUsersCommandOutput

/** The AWS Wickr admin API, reduced to the users and groups of a network. */
export class WickrClient extends serviceClient<Input, Output>(service) {}

const command = commandBuilder<Input, Output>(service, 'WickrClient')

/** Creates users and e-mails each an invitation. A repeat with the same `clientToken` does neither. */
export class BatchCreateUserCommand extends command<
  BatchCreateUserCommandInput,
  BatchCreateUserCommandOutput
>({}, () => [], 'BatchCreateUser', batchCreateUser) {}

/** Sends the invitation again to users whose invitation is pending or has expired. */
export class BatchReinviteUserCommand extends command<
  BatchReinviteUserCommandInput,
  BatchReinviteUserCommandOutput
>({}, () => [], 'BatchReinviteUser', batchReinviteUser) {}

/** Removes users from the network, invited ones too. */
export class BatchDeleteUserCommand extends command<
  BatchDeleteUserCommandInput,
  BatchDeleteUserCommandOutput
>({}, () => [], 'BatchDeleteUser', batchDeleteUser) {}

/** Reads one user. */
export class GetUserCommand extends command<GetUserCommandInput, GetUserCommandOutput>(
  {},
  () => [],
  'GetUser',
  getUser,
) {}

/** Reads one page of the network's users. Its answer carries invite codes: never log it. */
export class ListUsersCommand extends command<ListUsersCommandInput, ListUsersCommandOutput>(
  {},
  () => [],
  'ListUsers',
  listUsers,
) {}

/** Reads how many users the network has, and how many more it has room for. */
export class GetUsersCountCommand extends command<
  GetUsersCountCommandInput,
  GetUsersCountCommandOutput
>({}, () => [], 'GetUsersCount', getUsersCount) {}

/** Reads one page of the network's security groups. */
export class ListSecurityGroupsCommand extends command<
  ListSecurityGroupsCommandInput,
  ListSecurityGroupsCommandOutput
>({}, () => [], 'ListSecurityGroups', listSecurityGroups) {}
