import type { ExportResult, PersonRequest as RequestShape } from '#invites/people/export-person.ts'
import type { Details } from '#providers/contract/recipient.ts'
import { builder } from '../builder.ts'
import { InviteLifecycle } from '../invite/lifecycle.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { Recipient } from '../invite/recipient.ts'
import { InvalidInput, LimitExceeded, NotAuthorized } from '../mutations/user-error.ts'
import { notAuthorized, withUserError } from '../mutations/user-error-of.ts'
import { connectionOf, pageArgs, pageRequest } from '../pages/connection.ts'
import { Destination, destinationOf } from '../provider/destination-ref.ts'
import { ProviderKind } from '../provider/provider.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'
import { PersonInput, personOf } from './person-input.ts'

const NamedText = builder
  .objectRef<{ readonly name: string; readonly text: string }>('NamedText')
  .implement({
    description: 'A text of a request, with the name of its input field.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'The name of the input field.' }),
      text: t.exposeString('text', { description: 'The text as it is kept.' }),
    }),
  })

const textsOf = (details: Details) =>
  Object.entries(details).map(([name, text]) => ({ name, text }))

const PersonRequest = builder.objectRef<RequestShape>('PersonRequest').implement({
  description: 'One request to invite a person, with everything that is kept of it.',
  fields: (t) => ({
    provider: t.field({
      description: 'The provider of the invitation.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    destination: t.field({
      description: 'The destination that the person was invited to.',
      type: Destination,
      resolve: destinationOf,
    }),
    recipient: t.field({
      description: 'The person, as given in the request.',
      type: Recipient,
      resolve: (row) => row,
    }),
    details: t.field({
      description: 'What else the request said about the person.',
      type: [NamedText],
      resolve: ({ details }) => textsOf(details),
    }),
    message: t.field({
      description: 'The texts of the invitation.',
      type: [NamedText],
      resolve: ({ message }) => textsOf(message),
    }),
    outcome: t.field({
      description: 'What became of the request.',
      type: InviteOutcome,
      resolve: (row) => row,
    }),
    lifecycle: t.field({
      description: 'What became of the invitation, as last read; no provider is read.',
      type: InviteLifecycle,
      resolve: ({ lifecycle }) => lifecycle,
    }),
    providerReference: t.exposeString('reference', {
      nullable: true,
      description: "The provider's id of the invitation or user, if it gave one.",
    }),
    invite: t.field({
      description: 'The invite that the request belongs to.',
      type: Invite,
      nullable: true,
      resolve: (row, _args, { load }) => (row.latest ? row : load.invite.load(row.inviteId)),
    }),
    batch: t.field({
      description: 'The batch of the request.',
      type: InviteBatch,
      nullable: true,
      resolve: ({ batchId }, _args, { load }) => load.batch.load(batchId),
    }),
    requestedBy: t.exposeString('requestedBy', {
      description: 'The caller that asked for the invitation.',
    }),
    requestedAt: t.expose('requestedAt', {
      type: 'DateTime',
      description: 'When the invitation was last asked for.',
    }),
  }),
})

const PersonRequestConnection = connectionOf(PersonRequest, 'PersonRequest', 'requests of a person')

type Exported = Extract<ExportResult, { kind: 'exported' }> & { readonly at: Date }

const PersonExport = builder.objectRef<Exported>('PersonExport').implement({
  description: 'What the gateway keeps of a person, as far as you may see it.',
  fields: (t) => ({
    exportedAt: t.expose('at', { type: 'DateTime', description: 'When it was read.' }),
    isComplete: t.exposeBoolean('isComplete', {
      description:
        'Whether you may see all destinations. If false, the person may have been invited to others too.',
    }),
    requests: t.field({
      description: 'Every request to invite the person, oldest first.',
      type: PersonRequestConnection,
      nullable: true,
      args: pageArgs(t, 'requests of a person', 50),
      resolve: ({ requests }, args, context) =>
        requests(pageRequest(args, 'requests of a person', context)),
    }),
  }),
})

const members = {
  exported: PersonExport,
  'invalid-input': InvalidInput,
  'not-authorized': NotAuthorized,
  'limit-exceeded': LimitExceeded,
} as const

const ExportPersonResult = builder.unionType('ExportPersonResult', {
  description: 'The export, or the reason why the request was refused.',
  types: Object.values(members),
  resolveType: ({ kind }) => members[kind],
})

const ExportPersonInput = builder.inputType('ExportPersonInput', {
  description: 'The input of `exportPerson`.',
  fields: (t) => ({
    person: t.field({ type: PersonInput, required: true, description: 'Whom to export.' }),
    onlyThisRecipient: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'With `recipient`: exports that recipient alone. Without it, everything is exported that has the same person key.',
    }),
  }),
})

builder.queryField('exportPerson', (t) =>
  t.field({
    ...needs('invites:read'),
    unauthorizedResolver: notAuthorized('invites:read'),
    description:
      'Exports what the gateway keeps of a person: every request to invite them at the destinations that you may see, with its texts and its outcome. No provider is read.',
    type: ExportPersonResult,
    args: {
      input: t.arg({
        type: ExportPersonInput,
        required: true,
        description: 'The person to export.',
      }),
    },
    resolve: async (_root, { input }, { invites, caller }) => {
      const who = personOf(input.person, input.onlyThisRecipient)
      const result = await invites.export(who, caller)
      return result.kind === 'exported' ? { ...result, at: new Date() } : withUserError(result)
    },
  }),
)
