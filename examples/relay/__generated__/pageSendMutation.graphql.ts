/**
 * @generated SignedSource<<b4a036f0e524281f5285327b3690b871>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type ChimeUserType = "PRIVATE_USER" | "SHARED_DEVICE";
export type DuplicateAction = "SEND_ANYWAY" | "SKIP";
export type InvalidRecipientPolicy = "REJECT_BATCH" | "SEND_VALID";
export type SendInvitesInput = {
  duplicates?: DuplicatePolicyInput;
  idempotencyKey: string;
  name?: string | null | undefined;
  onInvalid?: InvalidRecipientPolicy;
  planFingerprint?: string | null | undefined;
  stopAfterFailures?: number | null | undefined;
  targets: ReadonlyArray<InviteTargetInput>;
  waitSeconds?: number;
};
export type DuplicatePolicyInput = {
  onDuplicate?: DuplicateAction;
  windowSeconds?: number;
};
export type InviteTargetInput = {
  chime: ChimeTargetInput;
  repostPrivate?: never;
  tencentOrganization?: never;
  wickr?: never;
} | {
  chime?: never;
  repostPrivate: RepostPrivateTargetInput;
  tencentOrganization?: never;
  wickr?: never;
} | {
  chime?: never;
  repostPrivate?: never;
  tencentOrganization: TencentOrganizationTargetInput;
  wickr?: never;
} | {
  chime?: never;
  repostPrivate?: never;
  tencentOrganization?: never;
  wickr: WickrTargetInput;
};
export type ChimeTargetInput = {
  accountId: string;
  recipients: ReadonlyArray<ChimeRecipientInput>;
  userType?: ChimeUserType;
};
export type ChimeRecipientInput = {
  email: string;
  personKey?: string | null | undefined;
};
export type RepostPrivateTargetInput = {
  body: string;
  recipients: ReadonlyArray<RepostPrivateRecipientInput>;
  spaceId: string;
  title: string;
};
export type RepostPrivateRecipientInput = {
  accessorId: string;
  personKey?: string | null | undefined;
};
export type TencentOrganizationTargetInput = {
  recipients: ReadonlyArray<TencentOrganizationRecipientInput>;
};
export type TencentOrganizationRecipientInput = {
  name: string;
  personKey?: string | null | undefined;
  remark?: string;
  uin: string;
};
export type WickrTargetInput = {
  networkId: string;
  recipients: ReadonlyArray<WickrRecipientInput>;
};
export type WickrRecipientInput = {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  personKey?: string | null | undefined;
  securityGroupId: string;
  username: string;
};
export type pageSendMutation$variables = {
  input: SendInvitesInput;
};
export type pageSendMutation$data = {
  readonly sendInvites: {
    readonly __typename: string;
    readonly batch?: {
      readonly id: string;
    };
    readonly message?: string;
  };
};
export type pageSendMutation = {
  response: pageSendMutation$data;
  variables: pageSendMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": null,
    "kind": "LinkedField",
    "name": "sendInvites",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "__typename",
        "storageKey": null
      },
      {
        "kind": "InlineFragment",
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "InviteBatch",
            "kind": "LinkedField",
            "name": "batch",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "id",
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "type": "SendInvitesPayload",
        "abstractKey": null
      },
      {
        "kind": "InlineFragment",
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
            "storageKey": null
          }
        ],
        "type": "UserError",
        "abstractKey": "__isUserError"
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "pageSendMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "pageSendMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "91ca2997fa3dac5ed32a6aa98de51ed0",
    "id": null,
    "metadata": {},
    "name": "pageSendMutation",
    "operationKind": "mutation",
    "text": "mutation pageSendMutation(\n  $input: SendInvitesInput!\n) {\n  sendInvites(input: $input) {\n    __typename\n    ... on SendInvitesPayload {\n      batch {\n        id\n      }\n    }\n    ... on UserError {\n      __isUserError: __typename\n      message\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "0134bffc46005cf32a565d45f3fb299a";

export default node;
