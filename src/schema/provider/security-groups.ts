import type { SecurityGroups as Groups } from '#lifecycles/destinations/all-groups.ts'
import type { DestinationRead } from '#lifecycles/destinations/destination-read.ts'
import type { SecurityGroup as Group } from '#providers/contract/destination.ts'
import { builder } from '../builder.ts'
import { NotAuthorized } from '../mutations/user-error.ts'
import { UnreadDestination } from './unread-destination.ts'

const SecurityGroup = builder.objectRef<Group>('SecurityGroup').implement({
  description: 'A group of users at a destination. A new user joins exactly one.',
  fields: (t) => ({
    externalId: t.exposeID('id', {
      description: "The provider's own id of this group, as `securityGroupId` takes it.",
    }),
    name: t.exposeString('name', { description: 'The name of the group at the provider.' }),
    isDefault: t.exposeBoolean('isDefault', {
      description: 'Whether it is the default group of its destination.',
    }),
  }),
})

type GroupsRead = Extract<DestinationRead<Groups>, { readonly kind: 'read' }>

const SecurityGroups = builder.objectRef<GroupsRead>('SecurityGroups').implement({
  description: 'The security groups of a destination, as the provider lists them.',
  fields: (t) => ({
    nodes: t.field({
      description: 'The groups, at most 1,000.',
      type: [SecurityGroup],
      resolve: ({ value }) => value.groups,
    }),
    isComplete: t.boolean({
      description:
        'Whether these are all. False: the destination has more; their ids are valid too.',
      resolve: ({ value }) => value.isComplete,
    }),
    readAt: t.expose('at', {
      type: 'DateTime',
      description: 'When they were read at the provider, up to some seconds ago.',
    }),
  }),
})

const members = {
  read: SecurityGroups,
  unread: UnreadDestination,
  'not-authorized': NotAuthorized,
} as const

export const SecurityGroupsResult = builder.unionType('SecurityGroupsResult', {
  description: 'The security groups of a destination, or the reason why they are not known.',
  types: Object.values(members),
  resolveType: ({ kind }) => members[kind],
})
