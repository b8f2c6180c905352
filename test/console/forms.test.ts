import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getNamedType, isEnumType, isInputObjectType, isRequiredInputField } from 'graphql'
import { providerKinds } from '#providers/contract/kind.ts'
import { schema } from '#schema/schema.ts'
import { checkList } from '../../src/console/new-batch/draft/check-list.ts'
import type { Draft } from '../../src/console/new-batch/draft/draft.ts'
import {
  type FormKind,
  hasForm,
  providerForms,
} from '../../src/console/new-batch/draft/provider-forms.ts'
import { createToRecipient, targetInput } from '../../src/console/new-batch/draft/recipients.ts'
import { startTestGateway } from '../support/gateway.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

test('every provider has a form', () => {
  assert.deepEqual(
    providerKinds.filter((kind) => !hasForm(kind)),
    [],
  )
})

const inputFields = (type: unknown) => {
  assert.ok(isInputObjectType(type))
  return Object.values(type.getFields())
}

for (const kind of providerKinds.filter(hasForm)) {
  test(`the form of ${kind} has the fields of its target input`, () => {
    const { member, idField, settings, fields } = providerForms[kind]
    const target = inputFields(schema.getType('InviteTargetInput')).find(
      ({ name }) => name === member,
    )
    const ofTarget = inputFields(getNamedType(target?.type ?? assert.fail()))
    const ofRecipient = inputFields(
      getNamedType(ofTarget.find(({ name }) => name === 'recipients')?.type ?? assert.fail()),
    )

    assert.deepEqual(
      new Set(ofTarget.map(({ name }) => name)),
      new Set([...(idField ? [idField] : []), ...settings.map(({ name }) => name), 'recipients']),
    )
    assert.deepEqual(
      Object.fromEntries(ofRecipient.map((field) => [field.name, isRequiredInputField(field)])),
      Object.fromEntries(fields.map(({ name, required }) => [name, required])),
    )
    for (const { name, options } of settings.filter((setting) => setting.options)) {
      const type = getNamedType(
        ofTarget.find((field) => field.name === name)?.type ?? assert.fail(),
      )
      assert.ok(isEnumType(type))
      assert.deepEqual(
        options?.map(([value]) => value),
        type.getValues().map((value) => value.name),
      )
    }
  })
}

const values: Readonly<Record<FormKind, readonly string[]>> = {
  CHIME: [
    'ada@example.com',
    'ADA@example.com',
    'not an address',
    '',
    'a@b',
    'a..b@example.com',
    'ada@bücher.example.com',
    'ada@example.invalidtld',
  ],
  WICKR: ['ada@example.com', 'ada', 'Ada', '', 'a b@example.com', 'grace@example.c'],
  REPOST_PRIVATE: ['90671b2f-d0a1-7001-2b2e-1c9a4e5f6a7b', 'ada@example.com', 'arn:aws:iam::1', ''],
  TENCENT_ORGANIZATION: ['100000000001', '100000000001', '0', 'abc', '99999999999999999999999'],
}

for (const kind of providerKinds.filter(hasForm)) {
  test(`${kind}: rows that the page calls good are those that the gateway would send`, async () => {
    const { settings } = providerForms[kind]
    const target = { provider: kind, externalId: idOf[kind], label: '' }
    const input = {
      settings: Object.fromEntries(
        settings.map(({ name, initial }) => [name, initial === '' ? 'Welcome' : initial]),
      ),
      columns: { [providerForms[kind].fields[0]?.name ?? '']: 0 },
      shared: { securityGroupId: 'SG1', name: 'Ada' },
    }
    const rows = values[kind].map((value, index) => ({ line: index + 1, cells: [value] }))
    const draft: Draft = {
      ...{ name: '', targets: [target], inputs: { [kind]: input }, hasHeadings: false },
      list: { fileName: undefined, rows, memberNames: undefined, width: 1, checksum: '' },
    }

    const check = await checkList(draft, new AbortController().signal)
    const toRecipient = createToRecipient(target, input, false)
    const targets = [
      targetInput(
        target,
        input.settings,
        rows.map(({ cells }) => toRecipient(cells)),
      ),
    ]
    const response = await gateway.post({
      query: `query ($input: PlanInvitesInput!) { planInvites(input: $input) {
        __typename ... on InvitePlan { willSend exceptions { __typename } }
        ... on InvalidInput { issues { path message } } } }`,
      variables: { input: { targets } },
    })
    const { planInvites } = (await response.json()).data

    assert.equal(planInvites.__typename, 'InvitePlan', JSON.stringify(planInvites))
    const kinds = planInvites.exceptions.map((one: { __typename: string }) => one.__typename)
    assert.deepEqual(
      [check.good, check.bad, check.repeated],
      [
        planInvites.willSend,
        kinds.filter((name: string) => name === 'InviteFailed').length,
        kinds.filter((name: string) => name === 'InviteSkipped').length,
      ],
    )
    assert.ok(check.problems.every(({ reason }) => /^[A-Z].*\.$/.test(reason)))
  })
}

const idOf: Readonly<Record<FormKind, string>> = {
  CHIME: 'team',
  WICKR: '31415926',
  REPOST_PRIVATE: 'SPq3V8mZ1xT6bK0nR4wYcA2g',
  TENCENT_ORGANIZATION: 'organization',
}
