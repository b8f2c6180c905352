
      export interface PossibleTypesResultData {
        possibleTypes: {
          [key: string]: string[]
        }
      }
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "CancelInviteBatchResult": [
      "CancelInviteBatchPayload",
      "InvalidState",
      "NotAuthorized",
      "NotFound"
    ],
    "ErasePersonResult": [
      "ErasePersonPayload",
      "InvalidInput",
      "LimitExceeded",
      "NotAuthorized"
    ],
    "ExportPersonResult": [
      "InvalidInput",
      "LimitExceeded",
      "NotAuthorized",
      "PersonExport"
    ],
    "InviteBatchPayload": [
      "CancelInviteBatchPayload",
      "ReconcileInviteBatchPayload",
      "RetryInviteBatchPayload"
    ],
    "InviteOutcome": [
      "InviteAlreadyMember",
      "InviteAlreadyPending",
      "InviteFailed",
      "InviteQueued",
      "InviteSent",
      "InviteSkipped",
      "InviteUnconfirmed"
    ],
    "InviteOutcomeBase": [
      "InviteAlreadyMember",
      "InviteAlreadyPending",
      "InviteFailed",
      "InviteQueued",
      "InviteSent",
      "InviteSkipped",
      "InviteUnconfirmed"
    ],
    "Node": [
      "Destination",
      "Invite",
      "InviteBatch",
      "Provider"
    ],
    "OutcomeSums": [
      "DayOutcomes",
      "DestinationOutcomes"
    ],
    "PlanInvitesResult": [
      "InvalidInput",
      "InvitePlan",
      "LimitExceeded",
      "NotAuthorized",
      "ProviderUnavailable"
    ],
    "ReconcileInviteBatchResult": [
      "NotAuthorized",
      "NotFound",
      "ReconcileInviteBatchPayload"
    ],
    "ReinviteUsersResult": [
      "IdempotencyConflict",
      "InvalidInput",
      "LimitExceeded",
      "NotAuthorized",
      "NotFound",
      "ProviderUnavailable",
      "ReinviteUsersPayload"
    ],
    "RetryInviteBatchResult": [
      "InvalidState",
      "LimitExceeded",
      "NotAuthorized",
      "NotFound",
      "RetryInviteBatchPayload"
    ],
    "RevokeInvitesResult": [
      "InvalidInput",
      "LimitExceeded",
      "NotAuthorized",
      "RevokeInvitesPayload"
    ],
    "RevokeOutcome": [
      "InviteRevoked",
      "RevokeFailed",
      "RevokeNotSupported"
    ],
    "RevokeOutcomeBase": [
      "InviteRevoked",
      "RevokeFailed",
      "RevokeNotSupported"
    ],
    "SecurityGroupsResult": [
      "NotAuthorized",
      "SecurityGroups",
      "UnreadDestination"
    ],
    "SendInvitesResult": [
      "IdempotencyConflict",
      "InvalidInput",
      "LimitExceeded",
      "NotAuthorized",
      "PlanOutdated",
      "ProviderUnavailable",
      "SendInvitesPayload"
    ],
    "UserError": [
      "IdempotencyConflict",
      "InvalidInput",
      "InvalidState",
      "LimitExceeded",
      "NotAuthorized",
      "NotFound",
      "PlanOutdated",
      "ProviderUnavailable"
    ]
  }
};
      export default result;
    