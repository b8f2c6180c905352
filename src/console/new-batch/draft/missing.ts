import { newBatchTexts as texts } from '../../texts/new-batch.ts'
import { type Draft, peopleIn } from './draft.ts'
import { providerForms } from './provider-forms.ts'

/** What has to be entered before a draft can be planned, as sentences. */
export function missingIn(draft: Draft): readonly string[] {
  const { targets, inputs } = draft
  const kinds = [...new Set(targets.map(({ provider }) => provider))]
  const ofProviders = kinds.flatMap((kind) => {
    const { settings, fields } = providerForms[kind]
    const input = inputs[kind]
    return [
      ...settings
        .filter(({ name }) => (input?.settings[name] ?? '').trim() === '')
        .map(({ label }) => texts.missingSetting(label)),
      ...fields
        .filter(({ required }) => required && draft.list !== undefined)
        .filter(({ name }) => input?.columns[name] === undefined)
        .filter(({ name }) =>
          targets.some(
            ({ provider, externalId }) =>
              provider === kind &&
              (input?.there?.[externalId]?.[name] ?? input?.shared[name] ?? '').trim() === '',
          ),
        )
        .map(({ label }) => texts.missingColumn(label)),
    ]
  })
  return [
    ...(targets.length === 0 ? [texts.missingTarget] : []),
    ...(peopleIn(draft).length === 0 ? [texts.missingList] : []),
    ...new Set(ofProviders),
  ]
}
