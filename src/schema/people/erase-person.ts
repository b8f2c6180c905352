import type { EraseResult } from '#invites/people/erase-person.ts'
import { builder } from '../builder.ts'
import { fromGlobalId, toGlobalId } from '../global-id.ts'
import { defaults } from '../mutations/defaults.ts'
import { InvalidInput, LimitExceeded, NotAuthorized } from '../mutations/user-error.ts'
import { notAuthorized, withUserError } from '../mutations/user-error-of.ts'
import { needs } from '../scopes.ts'
import { PersonInput, personOf } from './person-input.ts'

type Erasing = Extract<EraseResult, { kind: 'erasing' }>

const PersonErasure = builder.objectRef<Erasing['erasure']>('PersonErasure').implement({
  description:
    'The erasure of a person. It is durable: it continues by itself, also after a restart. While it waits for open invites, new invites to the person are erased too.',
  fields: (t) => ({
    id: t.id({
      description: 'The id of the erasure, for `personErasure`.',
      resolve: ({ id }) => toGlobalId('PersonErasure', id),
    }),
    erased: t.exposeInt('erased', {
      description:
        'The number of requested invitations that were erased so far: an invite counts once for each of its attempts.',
    }),
    open: t.exposeInt('open', {
      description:
        'The number of those without a final outcome. They are erased when they have one.',
    }),
    requestedBy: t.exposeString('caller', { description: 'The caller that asked for it.' }),
    requestedAt: t.expose('requestedAt', {
      type: 'DateTime',
      description: 'When it was asked for.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When nothing was left that names the person. Null before that: invites are still open, or texts are still looked through.',
    }),
  }),
})

const ErasePersonPayload = builder.objectRef<Erasing>('ErasePersonPayload').implement({
  description: 'The request was accepted. What is final is erased at once, the rest when it is.',
  fields: (t) => ({
    erasure: t.field({
      description: 'How far it has come. Read it again with `personErasure`.',
      type: PersonErasure,
      resolve: ({ erasure }) => erasure,
    }),
  }),
})

const members = {
  erasing: ErasePersonPayload,
  'invalid-input': InvalidInput,
  'not-authorized': NotAuthorized,
  'limit-exceeded': LimitExceeded,
} as const

const ErasePersonResult = builder.unionType('ErasePersonResult', {
  description: 'The erasure, or the reason why the request was refused.',
  types: Object.values(members),
  resolveType: ({ kind }) => members[kind],
})

const ErasePersonInput = builder.inputType('ErasePersonInput', {
  description: 'The input of `erasePerson`.',
  fields: (t) => ({
    person: t.field({ type: PersonInput, required: true, description: 'Whom to erase.' }),
    onlyThisRecipient: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'With `recipient`: erases that recipient alone. Without it, everything is erased that has the same person key.',
    }),
    waitSeconds: t.int({
      required: true,
      defaultValue: defaults.waitSeconds,
      description:
        'How many seconds to wait until everything is erased. With 0 the response is immediate.',
    }),
  }),
})

builder.mutationField('erasePerson', (t) =>
  t.field({
    ...needs('people:erase'),
    unauthorizedResolver: notAuthorized('people:erase'),
    description:
      'Erases a person from all invites of your tenant, at all destinations, whichever of them you may use: addresses, names, person keys, and texts that quote an address. Outcomes and times stay, and so do keyed hashes: the cool-down, duplicates and idempotency keys work as before. It cannot be undone, and repeating it is safe. The providers keep what they have.',
    type: ErasePersonResult,
    args: {
      input: t.arg({
        type: ErasePersonInput,
        required: true,
        description: 'The person to erase.',
      }),
    },
    resolve: async (_root, { input }, { invites, caller, whileWaiting }) => {
      const { person, onlyThisRecipient, waitSeconds } = input
      const request = { who: personOf(person, onlyThisRecipient), waitSeconds }
      const result = await invites.erase(request, caller, whileWaiting)
      return result.kind === 'erasing' ? result : withUserError(result)
    },
  }),
)

builder.queryField('personErasure', (t) =>
  t.field({
    ...needs('people:erase'),
    description: 'An erasure of your tenant, or null if there is none with this id.',
    type: PersonErasure,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'The `id` of the erasure.' }) },
    resolve: (_root, { id }, { invites, caller }) => {
      const own = fromGlobalId('PersonErasure', id)
      return own === undefined ? null : invites.erasure(own, caller)
    },
  }),
)
