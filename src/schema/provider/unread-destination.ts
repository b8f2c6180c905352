import {
  type ReadProblem as Code,
  readProblems,
  type UnreadDestination as Shape,
} from '#lifecycles/destinations/destination-read.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { ProviderError } from './provider-error.ts'

const ReadProblem = builder.enumType('ReadProblem', {
  description: 'Why something could not be read at a provider. The codes are stable.',
  values: describe(readProblems, {
    REFUSED: 'The provider refused the request: the gateway may lack a permission.',
    THROTTLED: 'The provider asks for a pause.',
    UNAVAILABLE: 'The provider cannot be reached.',
    UNANSWERED: 'The provider gave no usable answer.',
    TIMED_OUT: 'The provider has not answered in time.',
  }),
})

export const UnreadDestination = builder.objectRef<Shape>('UnreadDestination').implement({
  description:
    'The gateway does not know it, because it could not be read at the provider. Nothing else depends on it: invitations can be sent all the same.',
  fields: (t) => ({
    problem: t.field({
      description: 'The reason as a stable code.',
      type: ReadProblem,
      resolve: ({ problem }) => problem,
    }),
    message: t.string({
      description: 'The reason as a sentence, to show to people.',
      resolve: ({ problem }) => messages[problem],
    }),
    error: t.field({
      description: "The provider's error, or null if none arrived.",
      type: ProviderError,
      nullable: true,
      resolve: ({ error, at }) => error && { ...error, at },
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it could not be read.' }),
  }),
})

const messages: Readonly<Record<Code, string>> = {
  REFUSED: 'The provider refused to say. Ask the operator whether the gateway may read there.',
  THROTTLED: 'The provider asks for a pause. Try again later.',
  UNAVAILABLE: 'The provider cannot be reached. Try again later.',
  UNANSWERED: 'The provider gave no usable answer. Try again later.',
  TIMED_OUT: 'The provider has not answered yet. Try again in a few seconds.',
}
