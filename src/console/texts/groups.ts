/** For choosing a security group at Wickr. */
export const groupTexts = {
  group: 'Security group',
  groupAt: (network: string) => `Security group at ${network}`,
  option: ({ name, externalId, isDefault }: Group) =>
    `${name === '' ? externalId : name}${isDefault && !/default/i.test(name) ? ' (the default)' : ''}`,
  other: 'Another one, by its id',
  idOf: (label: string) => `Id of the ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
  idHint: 'The administrators of the network know it.',
} as const

interface Group {
  readonly name: string
  readonly externalId: string
  readonly isDefault: boolean
}
