import type { InviteTargetInput } from '../../generated/documents.ts'
import { withFormula } from '../../list/safe-csv.ts'
import type { DraftTarget, ProviderInput } from './draft.ts'
import { providerForms } from './provider-forms.ts'

/** The fields of one recipient, as the target input takes them. */
export type RecipientInput = Readonly<Record<string, string>>

/** How a row of the list becomes a recipient of a provider. */
export type ToRecipient = (cells: readonly string[]) => RecipientInput

/**
 * Fills each field from its column, or with the value that all recipients there share. Empty optional fields
 * are left out. `isEscaped`: the list came from a download of this page.
 */
export function createToRecipient(
  { provider, externalId }: Pick<DraftTarget, 'provider' | 'externalId'>,
  { columns, shared, there }: Pick<ProviderInput, 'columns' | 'shared' | 'there'>,
  isEscaped: boolean,
): ToRecipient {
  const { fields } = providerForms[provider]
  const forAll = { ...shared, ...there?.[externalId] }
  return (cells) => {
    const recipient: Record<string, string> = {}
    for (const { name, required } of fields) {
      const column = columns[name]
      const cell = column === undefined ? '' : (cells[column] ?? '')
      const value = (isEscaped ? withFormula(cell) : cell) || (forAll[name] ?? '').trim()
      if (value !== '' || required) recipient[name] = value
    }
    return recipient
  }
}

/** The target of a request. The forms have the fields of the schema; a test compares them. */
export function targetInput(
  { provider, externalId }: Pick<DraftTarget, 'provider' | 'externalId'>,
  settings: Readonly<Record<string, string>>,
  recipients: readonly RecipientInput[],
): InviteTargetInput {
  const { member, idField } = providerForms[provider]
  const id = idField === undefined ? {} : { [idField]: externalId }
  return { [member]: { ...id, ...settings, recipients } } as unknown as InviteTargetInput
}
