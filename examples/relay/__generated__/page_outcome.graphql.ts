/**
 * @generated SignedSource<<c0ba0d7ac549302fe76316f6b6e3d21a>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type page_outcome$data = {
  readonly message?: string;
  readonly " $fragmentType": "page_outcome";
};
export type page_outcome$key = {
  readonly " $data"?: page_outcome$data;
  readonly " $fragmentSpreads": FragmentRefs<"page_outcome">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "page_outcome",
  "selections": [
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
      "type": "InviteOutcomeBase",
      "abstractKey": "__isInviteOutcomeBase"
    }
  ],
  "type": "InviteOutcome",
  "abstractKey": "__isInviteOutcome"
};

(node as any).hash = "6eb3417611d91abf5e21a0011b929db9";

export default node;
