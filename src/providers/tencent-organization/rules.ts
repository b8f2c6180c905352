import type { ProviderRules } from '../contract/rules.ts'

/** The id of the one destination: the organization that the credentials belong to. */
export const theOrganization = 'organization'

/** The documented limit of the account: https://www.tencentcloud.com/document/product/1031/32888. */
export const callsPerSecond = 20

export const tencentOrganizationRules: ProviderRules = {
  checkTarget: ({ destinationId }) =>
    destinationId === theOrganization
      ? []
      : [{ field: 'destinationId', rule: 'There is one destination here: organization.' }],

  checkRecipient: ({ kind, value, details }) => {
    if (kind !== 'ACCOUNT_UIN' || !isUin(value)) {
      return { field: 'uin', rule: 'A UIN is a positive whole number, in digits only.' }
    }
    const { name = '', remark = '' } = details
    if (name.trim() === '') return { field: 'name', rule: 'The name must not be empty.' }
    if (hasControls(name)) return { field: 'name', rule: 'The name has a control character.' }
    if (hasControls(remark)) return { field: 'remark', rule: 'The remark has a control character.' }
    return undefined
  },

  recipientKey: ({ value }) => value,
}

const isUin = (value: string) => /^[1-9]\d{0,19}$/u.test(value) && BigInt(value) <= largestUin

// The vendor's typed SDKs say uint64.
const largestUin = 2n ** 64n - 1n

const hasControls = (text: string) => /\p{Cc}/u.test(text)
