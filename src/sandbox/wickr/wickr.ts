import { type Traits, withTraits } from '../aws/model.ts'
import { createAwsUpstream } from '../aws/service.ts'
import { awsSettings } from '../aws/settings.ts'
import type { EmulatedUpstream, SandboxCredentials } from '../emulated-upstream.ts'
import type { Upstream } from '../http/upstream.ts'
import { createBatches } from './batches.ts'
import { exampleDestinations } from './example-destinations.ts'
import { exampleRequests } from './example-requests.ts'
import vendorModel from './model.json' with { type: 'json' }
import { namedIds } from './named-ids.ts'
import { createNetworks } from './networks.ts'
import { createReads } from './reads.ts'

/** AWS Wickr's administration API. */
export const wickr = {
  create: createWickr,
  settings: awsSettings,
  exampleDestinations,
  exampleRequests,
  namedIds,
} satisfies EmulatedUpstream

function createWickr({ accessKeyId, secretAccessKey }: SandboxCredentials): Upstream {
  const networkOf = createNetworks()
  return createAwsUpstream({
    model,
    namedIds,
    // Our copy of the model lost the anchors: it has `[0-9]+` for the vendor's `^[0-9]+$`.
    patternMatch: 'whole',
    signing: { service: 'wickr', accessKeyId, secretAccessKey },
    destination: 'networkId',
    operations: { ...createBatches(networkOf), ...createReads(networkOf) },
    throttled: { name: 'RateLimitError', message: 'Rate limit exceeded.' },
    cannotParse: { name: 'BadRequestError', message: 'The request body is not a JSON object.' },
    invalidInput: (broken) => ({
      name: 'ValidationError',
      message: 'The request is not valid.',
      fields: {
        reasons: broken.map(({ path, rule }) => ({ field: path.join('.'), reason: rule })),
      },
    }),
  })
}

const atMost50: Traits = { 'smithy.api#length': { max: 50 } }
const pageSize: Traits = { 'smithy.api#range': { min: 1, max: 100 } }

/** Rules that only the API reference states, and the enum that our copy lost. */
const model = withTraits(vendorModel, {
  UserIds: atMost50,
  UserStatus: { 'smithy.api#range': { min: 1, max: 2 } },
  BatchCreateUserRequestItems: atMost50,
  BatchCreateUserRequestItem$securityGroupIds: { 'smithy.api#length': { min: 1, max: 1 } },
  ListUsersRequest$maxResults: pageSize,
  ListSecurityGroupsRequest$maxResults: pageSize,
})
