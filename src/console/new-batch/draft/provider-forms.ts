import type { InviteTargetInput, ProviderKind } from '../../generated/documents.ts'
import { formTexts } from '../../texts/forms.ts'

/** What a person enters to invite somebody at a provider: the fields of its target input. */
export interface ProviderForm {
  /** The member of `InviteTargetInput`. */
  readonly member: keyof InviteTargetInput
  /** The field for the id of the destination; undefined: there is only one. */
  readonly idField: string | undefined
  /** What all recipients of a destination share. */
  readonly settings: readonly Setting[]
  /** What each recipient has, the one that identifies it first. */
  readonly fields: readonly RecipientField[]
}

export interface Setting {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'choice'
  readonly maxLength?: number
  /** Values with their labels. */
  readonly options?: readonly (readonly [string, string])[]
  readonly initial: string
}

export interface RecipientField {
  readonly name: string
  readonly label: string
  readonly required: boolean
}

const personKey: RecipientField = {
  name: 'personKey',
  label: formTexts.personKey,
  required: false,
}

const forms = {
  REPOST_PRIVATE: {
    member: 'repostPrivate',
    idField: 'spaceId',
    settings: [
      { name: 'title', label: formTexts.title, kind: 'line', maxLength: 200, initial: '' },
      { name: 'body', label: formTexts.body, kind: 'text', maxLength: 600, initial: '' },
    ],
    fields: [{ name: 'accessorId', label: formTexts.accessorId, required: true }, personKey],
  },
  WICKR: {
    member: 'wickr',
    idField: 'networkId',
    settings: [],
    fields: [
      { name: 'username', label: formTexts.username, required: true },
      { name: 'securityGroupId', label: formTexts.securityGroupId, required: true },
      { name: 'firstName', label: formTexts.firstName, required: false },
      { name: 'lastName', label: formTexts.lastName, required: false },
      personKey,
    ],
  },
  TENCENT_ORGANIZATION: {
    member: 'tencentOrganization',
    idField: undefined,
    settings: [],
    fields: [
      { name: 'uin', label: formTexts.uin, required: true },
      { name: 'name', label: formTexts.name, required: true },
      { name: 'remark', label: formTexts.remark, required: false },
      personKey,
    ],
  },
  CHIME: {
    member: 'chime',
    idField: 'accountId',
    settings: [
      {
        name: 'userType',
        label: formTexts.userType,
        kind: 'choice',
        options: [
          ['PRIVATE_USER', formTexts.privateUser],
          ['SHARED_DEVICE', formTexts.sharedDevice],
        ],
        initial: 'PRIVATE_USER',
      },
    ],
    fields: [{ name: 'email', label: formTexts.email, required: true }, personKey],
  },
} satisfies Partial<Record<ProviderKind, ProviderForm>>

/** The providers that this page can send to. */
export type FormKind = keyof typeof forms

export const providerForms: Readonly<Record<FormKind, ProviderForm>> = forms

/** A gateway may have a provider that this page does not know yet: its batches are shown all the same. */
export function hasForm(kind: ProviderKind): kind is FormKind {
  return Object.hasOwn(forms, kind)
}

export const allFieldNames: readonly string[] = [
  ...new Set(Object.values(providerForms).flatMap(({ fields }) => fields.map(({ name }) => name))),
]
