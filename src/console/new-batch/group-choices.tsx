import { type ReactNode, useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { ConsoleSecurityGroupsDocument } from '../generated/documents.ts'
import { Field } from '../parts/field.tsx'
import { useStore } from '../store.ts'
import { common } from '../texts/common.ts'
import { groupTexts as texts } from '../texts/groups.ts'
import { changeInput, type DraftTarget, draft } from './draft/draft.ts'

/** Which security group the recipients join: one choice for each network. */
export function GroupChoices(): ReactNode {
  const networks = useStore(draft).targets.filter(({ provider }) => provider === 'WICKR')
  return networks.map((target) => (
    <GroupChoice
      key={target.externalId}
      target={target}
      label={networks.length === 1 ? texts.group : texts.groupAt(target.label)}
    />
  ))
}

function GroupChoice({
  target: { externalId },
  label,
}: {
  readonly target: DraftTarget
  readonly label: string
}): ReactNode {
  const there = useStore(draft).inputs.WICKR?.there
  const value = there?.[externalId]?.securityGroupId
  const [isTyped, setTyped] = useState(false)
  const [{ data, fetching }] = useQuery({
    query: ConsoleSecurityGroupsDocument,
    variables: { networkId: externalId },
  })
  const set = (securityGroupId: string) => {
    const input = draft.get().inputs.WICKR
    changeInput('WICKR', { there: { ...input?.there, [externalId]: { securityGroupId } } })
  }
  const answer = data?.destination?.securityGroups
  const groups = answer?.__typename === 'SecurityGroups' ? answer.nodes : []
  const initial = groups.find(({ isDefault }) => isDefault)?.externalId
  // biome-ignore lint/correctness/useExhaustiveDependencies: Once for each list of groups.
  useEffect(() => {
    if (value === undefined && initial !== undefined) set(initial)
  }, [initial])

  if (data === undefined && fetching) {
    return (
      <p className="hint" role="status">
        {label}: {common.loading}
      </p>
    )
  }
  const isListed = groups.some((group) => group.externalId === (value ?? ''))
  const showsInput = groups.length === 0 || isTyped || (value !== undefined && !isListed)
  return (
    <>
      {groups.length > 0 && (
        <Field label={label}>
          {(control) => (
            <select
              {...control}
              value={showsInput ? other : value}
              onChange={(event) => {
                setTyped(event.target.value === other)
                set(event.target.value === other ? '' : event.target.value)
              }}
            >
              {initial === undefined && value === undefined && <option value="">–</option>}
              {groups.map((group) => (
                <option key={group.externalId} value={group.externalId}>
                  {texts.option(group)}
                </option>
              ))}
              <option value={other}>{texts.other}</option>
            </select>
          )}
        </Field>
      )}
      {showsInput && (
        <Field
          label={groups.length === 0 ? label : texts.idOf(label)}
          hint={answer?.__typename === 'UnreadDestination' ? answer.message : texts.idHint}
        >
          {(control) => (
            <input
              {...control}
              value={value ?? ''}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set(event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  )
}

// No group has this id: ids have no space.
const other = ' other'
