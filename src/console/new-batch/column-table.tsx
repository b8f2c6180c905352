import type { ReactNode } from 'react'
import { useStart } from '../start.tsx'
import { useStore } from '../store.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { changeInput, draft, headingsOf, peopleIn } from './draft/draft.ts'
import { type FormKind, providerForms, type RecipientField } from './draft/provider-forms.ts'
import { GroupChoices } from './group-choices.tsx'

/** Which column of the list is which field, with the first values of each. */
export function ColumnTable(): ReactNode {
  const { targets } = useStore(draft)
  const { providers } = useStart()
  const kinds = [...new Set(targets.map(({ provider }) => provider))]
  return (
    <div className="stack">
      <h3>{texts.columnsTitle}</h3>
      {kinds.map((kind) => (
        <fieldset key={kind}>
          <legend className={kinds.length === 1 ? 'out-of-sight' : 'small'}>
            {providers.find((one) => one.kind === kind)?.displayName ?? kind}
          </legend>
          <div className="columns">
            {providerForms[kind].fields.map((field) => (
              <ColumnChoice key={field.name} kind={kind} field={field} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

function ColumnChoice({
  kind,
  field: { name, label, required },
}: {
  readonly kind: FormKind
  readonly field: RecipientField
}): ReactNode {
  const now = useStore(draft)
  const input = now.inputs[kind]
  if (input === undefined) return null
  const { columns, shared } = input
  const column = columns[name]
  const headings = headingsOf(now)
  const sample = peopleIn(now).slice(0, 3)
  const id = `${kind}-${name}`
  const choose = (value: string) =>
    changeInput(kind, {
      columns: { ...columns, [name]: value === '' ? undefined : Number(value) },
    })
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {!required && <span className="soft small">{texts.optional}</span>}
      </label>
      <select
        id={id}
        value={column ?? ''}
        aria-describedby={column === undefined ? undefined : `${id}-sample`}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{required ? texts.noColumn : texts.optionalNoColumn}</option>
        {Array.from({ length: now.list?.width ?? 0 }, (_, index) => (
          // Columns have no other identity than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <option key={index} value={index}>
            {texts.columnName(index, headings?.[index], firstOf(sample, index))}
          </option>
        ))}
      </select>
      {column === undefined ? (
        required &&
        name !== 'securityGroupId' && (
          <input
            aria-label={texts.sharedValue(label)}
            value={shared[name] ?? ''}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) =>
              changeInput(kind, { shared: { ...shared, [name]: event.target.value } })
            }
          />
        )
      ) : (
        <span className="hint" id={`${id}-sample`}>
          {sampleOf(sample, column)}
        </span>
      )}
      {column === undefined && name === 'securityGroupId' && <GroupChoices />}
    </div>
  )
}

function sampleOf(rows: ReturnType<typeof peopleIn>, column: number): string {
  return rows.map(({ cells }) => cells[column] ?? '').join(', ')
}

/** A value of a column, as long as a list of choices can show. */
function firstOf(rows: ReturnType<typeof peopleIn>, column: number): string {
  const value = rows.find(({ cells }) => cells[column]?.trim())?.cells[column]?.trim() ?? ''
  return value.length > maxSample ? `${value.slice(0, maxSample)}…` : value
}

const maxSample = 30
