export const recipientKinds = [
  'EMAIL',
  'USERNAME',
  'USER_ID',
  'ACCESSOR_ID',
  'ACCOUNT_UIN',
] as const
export type RecipientKind = (typeof recipientKinds)[number]

/** One recipient of a request, as the client gave it. Not yet checked. */
export interface Recipient {
  readonly kind: RecipientKind
  readonly value: string
  readonly displayName?: string
  /** The caller's own key for a person over several clouds. Never sent to a provider. */
  readonly personKey?: string
  /** What the upstream wants to know besides the address: names, security group, remark. */
  readonly details: Details
}

/** Flat text fields by the name that the GraphQL input has for them. Storable as JSON. */
export type Details = Readonly<Record<string, string>>
