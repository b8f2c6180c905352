import type { MetadataBearer } from '@smithy/types'

// Interfaces with the names and members of `@aws-sdk/client-wickr`.

export interface BatchCreateUserCommandInput {
  networkId: string
  /** At most 50, by the documentation; the model states no number. */
  users: BatchCreateUserRequestItem[]
  clientToken?: string | undefined
}

export interface BatchCreateUserRequestItem {
  username: string
  /** Exactly one is supported. */
  securityGroupIds: string[]
  firstName?: string | undefined
  lastName?: string | undefined
  inviteCode?: string | undefined
  inviteCodeTtl?: number | undefined
  codeValidation?: boolean | undefined
}

export interface BatchCreateUserCommandOutput extends MetadataBearer {
  message?: string | undefined
  successful?: User[] | undefined
  failed?: BatchUserErrorResponseItem[] | undefined
}

/** `BatchReinviteUser` and `BatchDeleteUser` alike. */
export interface BatchReinviteUserCommandInput {
  networkId: string
  /** At most 50, by the documentation; the model states no number. */
  userIds: string[]
  clientToken?: string | undefined
}

export interface BatchReinviteUserCommandOutput extends MetadataBearer {
  message?: string | undefined
  successful?: BatchUserSuccessResponseItem[] | undefined
  failed?: BatchUserErrorResponseItem[] | undefined
}

export interface BatchDeleteUserCommandInput extends BatchReinviteUserCommandInput {}

export interface BatchDeleteUserCommandOutput extends BatchReinviteUserCommandOutput {}

export interface ListUsersCommandInput {
  networkId: string
  nextToken?: string | undefined
  maxResults?: number | undefined
  sortFields?: string | undefined
  sortDirection?: 'ASC' | 'DESC' | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  username?: string | undefined
  status?: number | undefined
  groupId?: string | undefined
}

export interface ListUsersCommandOutput extends MetadataBearer {
  nextToken?: string | undefined
  users?: User[] | undefined
}

export interface GetUserCommandInput {
  networkId: string
  userId: string
  startTime?: Date | undefined
  endTime?: Date | undefined
}

/** Neither an invite code nor whether the invitation has expired. */
export interface GetUserCommandOutput extends MetadataBearer {
  userId: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  username?: string | undefined
  isAdmin?: boolean | undefined
  suspended?: boolean | undefined
  /** 1: invited, not yet joined. 2: active. */
  status?: number | undefined
  lastActivity?: number | undefined
  lastLogin?: number | undefined
  securityGroupIds?: string[] | undefined
}

export interface ListSecurityGroupsCommandInput {
  networkId: string
  nextToken?: string | undefined
  maxResults?: number | undefined
  sortFields?: string | undefined
  sortDirection?: 'ASC' | 'DESC' | undefined
}

export interface ListSecurityGroupsCommandOutput extends MetadataBearer {
  nextToken?: string | undefined
  securityGroups?: SecurityGroup[] | undefined
}

/** @public */
export interface SecurityGroup {
  id: string | undefined
  name: string | undefined
  isDefault: boolean | undefined
  activeMembers: number | undefined
  botMembers: number | undefined
  modified: number | undefined
  activeDirectoryGuid?: string | undefined
}

export interface GetUsersCountCommandInput {
  networkId: string
}

export interface GetUsersCountCommandOutput extends MetadataBearer {
  pending: number | undefined
  active: number | undefined
  rejected: number | undefined
  /** How many more users the network has room for. */
  remaining: number | undefined
  total: number | undefined
}

/** @public */
export interface User {
  userId?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  username?: string | undefined
  securityGroups?: string[] | undefined
  isAdmin?: boolean | undefined
  suspended?: boolean | undefined
  /** 1: invited, not yet joined. 2: active. */
  status?: number | undefined
  otpEnabled?: boolean | undefined
  scimId?: string | undefined
  type?: string | undefined
  cell?: string | undefined
  countryCode?: string | undefined
  challengeFailures?: number | undefined
  isInviteExpired?: boolean | undefined
  isUser?: boolean | undefined
  /** A secret: whoever holds it can join in this person's place. */
  inviteCode?: string | undefined
  codeValidation?: boolean | undefined
  uname?: string | undefined
}

/** @public */
export interface BatchUserSuccessResponseItem {
  userId: string | undefined
}

/** @public */
export interface BatchUserErrorResponseItem {
  /** `0` for a user that could not be created. */
  userId: string | undefined
  field?: string | undefined
  reason?: string | undefined
}
