import type { MetadataBearer } from '@smithy/types'
import { errors, namespace } from './repostspace-errors.ts'
import { commandBuilder, type Service, serviceClient } from './service-client.ts'
import { pathLabel, shapesOf, text, texts } from './shapes.ts'

export {
  AccessDeniedException,
  InternalServerException,
  RepostspaceServiceException,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from './repostspace-errors.ts'

// Names are those of `@aws-sdk/client-repostspace`: to change over, change imports and delete this.

const service: Service = {
  sdkId: 'repostspace',
  shape: 'RepostSpace',
  namespace,
  version: '2022-05-13',
  signingName: 'repostspace',
  hostPrefix: 'repostspace',
  errors,
}

export interface SendInvitesCommandInput {
  spaceId: string
  accessorIds: string[]
  title: string
  body: string
}

export interface SendInvitesCommandOutput extends MetadataBearer {}

export interface GetSpaceCommandInput {
  spaceId: string
}

/** Reduced to what tells that it is one. */
export interface GetSpaceCommandOutput extends MetadataBearer {
  spaceId: string | undefined
  status: string | undefined
}

type Input = SendInvitesCommandInput | GetSpaceCommandInput
type Output = SendInvitesCommandOutput | GetSpaceCommandOutput

/** AWS re:Post Private, reduced to sending invites and seeing a space. */
export class RepostspaceClient extends serviceClient<Input, Output>(service) {}

const command = commandBuilder<Input, Output>(service, 'RepostspaceClient')
const { operation, sensitive, structure } = shapesOf(namespace)

/** E-mails an invitation to each accessor, again at every call. The answer is empty. */
export class SendInvitesCommand extends command<SendInvitesCommandInput, SendInvitesCommandOutput>(
  {},
  () => [],
  'SendInvites',
  operation(
    'SendInvites',
    ['POST', '/spaces/{spaceId}/invite', 200],
    structure('SendInvitesInput', {
      spaceId: pathLabel,
      accessorIds: texts,
      title: sensitive('InviteTitle'),
      body: sensitive('InviteBody'),
    }),
    // The model's output is empty, and then the SDK would not look at the body at all. One optional
    // member makes it parse what is there: a web page in the middle is no success.
    structure('SendInvitesOutput', {}, { message: text }),
  ),
) {}

/** Reads one space. */
export class GetSpaceCommand extends command<GetSpaceCommandInput, GetSpaceCommandOutput>(
  {},
  () => [],
  'GetSpace',
  operation(
    'GetSpace',
    ['GET', '/spaces/{spaceId}', 200],
    structure('GetSpaceInput', { spaceId: pathLabel }),
    structure('GetSpaceOutput', { spaceId: text, status: text }),
  ),
) {}
