/**
 * @generated SignedSource<<f132e89ad0c93b9fecb65f4ec35deee6>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type BatchStatus = "CANCELED" | "CANCELING" | "FINISHED" | "QUEUED" | "RUNNING" | "WAITING_FOR_PROVIDER";
export type pageFollowSubscription$variables = {
  after?: string | null | undefined;
  batchId: string;
};
export type pageFollowSubscription$data = {
  readonly inviteBatchProgress: {
    readonly batch: {
      readonly status: BatchStatus;
    };
    readonly changed: ReadonlyArray<{
      readonly outcome: {
        readonly message?: string;
      };
    }>;
    readonly cursor: string;
  };
};
export type pageFollowSubscription = {
  response: pageFollowSubscription$data;
  variables: pageFollowSubscription$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "after"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "batchId"
},
v2 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "after"
  },
  {
    "kind": "Variable",
    "name": "batchId",
    "variableName": "batchId"
  }
],
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "cursor",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v5 = {
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
  "type": "InviteOutcomeBase",
  "abstractKey": "__isInviteOutcomeBase"
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "pageFollowSubscription",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": "InviteBatchProgress",
        "kind": "LinkedField",
        "name": "inviteBatchProgress",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "InviteBatch",
            "kind": "LinkedField",
            "name": "batch",
            "plural": false,
            "selections": [
              (v4/*:: as any*/)
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Invite",
            "kind": "LinkedField",
            "name": "changed",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": null,
                "kind": "LinkedField",
                "name": "outcome",
                "plural": false,
                "selections": [
                  (v5/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "pageFollowSubscription",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": "InviteBatchProgress",
        "kind": "LinkedField",
        "name": "inviteBatchProgress",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "InviteBatch",
            "kind": "LinkedField",
            "name": "batch",
            "plural": false,
            "selections": [
              (v4/*:: as any*/),
              (v6/*:: as any*/)
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Invite",
            "kind": "LinkedField",
            "name": "changed",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": null,
                "kind": "LinkedField",
                "name": "outcome",
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
                    "kind": "TypeDiscriminator",
                    "abstractKey": "__isInviteOutcome"
                  },
                  (v5/*:: as any*/)
                ],
                "storageKey": null
              },
              (v6/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "90d212003d6a8cb12414b8823d61c00c",
    "id": null,
    "metadata": {},
    "name": "pageFollowSubscription",
    "operationKind": "subscription",
    "text": "subscription pageFollowSubscription(\n  $batchId: ID!\n  $after: String\n) {\n  inviteBatchProgress(batchId: $batchId, after: $after) {\n    cursor\n    batch {\n      status\n      id\n    }\n    changed {\n      outcome {\n        __typename\n        __isInviteOutcome: __typename\n        ... on InviteOutcomeBase {\n          __isInviteOutcomeBase: __typename\n          message\n        }\n      }\n      id\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "29380f11bd861f6851831100def57019";

export default node;
