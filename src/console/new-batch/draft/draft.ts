import { hasHeadings, isReason, suggestColumns } from '../../list/headings.ts'
import type { List } from '../../list/read-list.ts'
import { createStore } from '../../store.ts'
import { allFieldNames, type FormKind, providerForms } from './provider-forms.ts'

/** A batch that is being prepared. It lives in the memory of the page, whatever screen is shown. */
export interface Draft {
  readonly name: string
  readonly targets: readonly DraftTarget[]
  /** What all destinations of a provider share. */
  readonly inputs: Readonly<Partial<Record<FormKind, ProviderInput>>>
  readonly list: List | undefined
  /** The first row names the columns. */
  readonly hasHeadings: boolean
}

export interface DraftTarget {
  readonly provider: FormKind
  readonly externalId: string
  readonly label: string
}

export interface ProviderInput {
  readonly settings: Readonly<Record<string, string>>
  /** The column of each field. */
  readonly columns: Readonly<Record<string, number | undefined>>
  /** The value of a field for recipients whose row has none. */
  readonly shared: Readonly<Record<string, string>>
  /** The same at one destination, by its id. It goes before what all destinations share. */
  readonly there?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const empty: Draft = { name: '', targets: [], inputs: {}, list: undefined, hasHeadings: false }

export const draft = createStore<Draft>(empty)

export function clearDraft(): void {
  draft.set(empty)
}

export function changeDraft(changes: Partial<Draft>): void {
  draft.set((now) => ({ ...now, ...changes }))
}

export function toggleTarget(target: DraftTarget): void {
  draft.set((now) => {
    const isOther = (one: DraftTarget) =>
      one.provider !== target.provider || one.externalId !== target.externalId
    const others = now.targets.filter(isOther)
    const targets = others.length < now.targets.length ? others : [...others, target]
    return withSuggestions({ ...now, targets })
  })
}

export function changeInput(provider: FormKind, changes: Partial<ProviderInput>): void {
  draft.set((now) => {
    const input = now.inputs[provider]
    return input === undefined
      ? now
      : { ...now, inputs: { ...now.inputs, [provider]: { ...input, ...changes } } }
  })
}

/** Takes a list, and finds out which column is what. */
export function takeList(list: List | undefined): void {
  const headings = list !== undefined && hasHeadings(list, allFieldNames)
  draft.set((now) => withSuggestions({ ...now, list, hasHeadings: headings }, true))
}

export function setHasHeadings(value: boolean): void {
  draft.set((now) => withSuggestions({ ...now, hasHeadings: value }, true))
}

/** The names of the columns; undefined: they have none. */
export function headingsOf({ list, hasHeadings }: Draft): readonly string[] | undefined {
  return list?.memberNames ?? (hasHeadings ? list?.rows[0]?.cells : undefined)
}

/** The rows with people in them. */
export function peopleIn({ list, hasHeadings }: Draft): List['rows'] {
  return list === undefined ? [] : hasHeadings ? list.rows.slice(1) : list.rows
}

/** The list is one that this page has written: see `safeCsv`. */
export function isDownload(now: Draft): boolean {
  return headingsOf(now)?.some(isReason) === true
}

/** `again`: the list has changed, so columns that were chosen mean nothing any more. */
function withSuggestions(now: Draft, again = false): Draft {
  const sample = peopleIn(now)
    .slice(0, sampleSize)
    .map(({ cells }) => cells)
  const inputs: Partial<Record<FormKind, ProviderInput>> = { ...now.inputs }
  for (const provider of new Set(now.targets.map((target) => target.provider))) {
    const { settings, fields } = providerForms[provider]
    const before = now.inputs[provider]
    if (before !== undefined && !again) continue
    inputs[provider] = {
      settings:
        before?.settings ?? Object.fromEntries(settings.map((one) => [one.name, one.initial])),
      columns: suggestColumns(headingsOf(now), sample, fields),
      shared: before?.shared ?? {},
      ...(before?.there && { there: before.there }),
    }
  }
  return { ...now, inputs }
}

const sampleSize = 50
