
      export interface PossibleTypesResultData {
        possibleTypes: {
          [key: string]: string[]
        }
      }
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "InviteBatchResult": [
      "InvalidState",
      "InviteBatchPayload",
      "LimitExceeded",
      "NotAuthorized",
      "NotFound"
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
    "PlanInvitesResult": [
      "InvalidInput",
      "InvitePlan",
      "LimitExceeded",
      "NotAuthorized",
      "ProviderUnavailable"
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
    