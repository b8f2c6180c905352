import { newBatchTexts as texts } from '../../texts/new-batch.ts'
import { type Draft, peopleIn } from './draft.ts'
import { type FormKind, providerForms } from './provider-forms.ts'

/** What has to be entered before a draft can be planned, as sentences. */
export function missingIn(draft: Draft): readonly string[] {
  const { targets } = draft
  const ofProviders = kindsOf(draft).flatMap((kind) => [
    ...missingSettings(draft, kind),
    ...missingFields(draft, kind),
  ])
  return [
    ...(targets.length === 0 ? [texts.missingTarget] : []),
    ...(peopleIn(draft).length === 0 ? [texts.missingList] : []),
    ...new Set(ofProviders),
  ]
}

/** The same about columns alone: without them no row can be checked. */
export function missingColumns(draft: Draft): readonly string[] {
  return [...new Set(kindsOf(draft).flatMap((kind) => missingFields(draft, kind)))]
}

const kindsOf = ({ targets }: Draft) => [...new Set(targets.map(({ provider }) => provider))]

function missingSettings({ inputs }: Draft, kind: FormKind): readonly string[] {
  return providerForms[kind].settings
    .filter(({ name }) => (inputs[kind]?.settings[name] ?? '').trim() === '')
    .map(({ label }) => texts.missingSetting(label))
}

function missingFields({ targets, inputs, list }: Draft, kind: FormKind): readonly string[] {
  const input = inputs[kind]
  return providerForms[kind].fields
    .filter(({ required }) => required && list !== undefined)
    .filter(({ name }) => input?.columns[name] === undefined)
    .filter(({ name }) =>
      targets.some(
        ({ provider, externalId }) =>
          provider === kind &&
          (input?.there?.[externalId]?.[name] ?? input?.shared[name] ?? '').trim() === '',
      ),
    )
    .map(({ label }) => texts.missingColumn(label))
}
