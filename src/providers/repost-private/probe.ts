import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { LifecyclePage } from '../contract/lifecycle.ts'
import type { RepostPrivate } from './client.ts'
import { refusalOf } from './replies.ts'

/** Sees whether a space can be read. It has nothing about invitations. */
export async function probeSpace(
  repostPrivate: RepostPrivate,
  spaceId: string,
  signal?: AbortSignal,
): Promise<LifecyclePage> {
  const { client, GetSpaceCommand } = await repostPrivate.load()
  const redact = redactor([])
  try {
    await repostPrivate.attempt(signal, (options) =>
      client.send(new GetSpaceCommand({ spaceId }), options),
    )
    return { kind: 'read', entries: [] }
  } catch (error) {
    return classifyAwsError(error, 'GetSpace', redact, (name, status) =>
      refusalOf(name, status, error, [], redact),
    )
  }
}
