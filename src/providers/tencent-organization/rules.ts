import { brokenRule } from '#text/broken-rule.ts'
import { textRule } from '#text/text-rule.ts'
import type { ProviderRules } from '../contract/rules.ts'

/** The id of the one destination: the organization that the credentials belong to. */
export const theOrganization = 'organization'

/** The documented limit of the account: https://www.tencentcloud.com/document/product/1031/32888. */
export const callsPerSecond = 20

export const tencentOrganizationRules: ProviderRules = {
  checkTarget: ({ destinationId }) =>
    destinationId === theOrganization
      ? []
      : [
          {
            field: 'destinationId',
            ...brokenRule('INVALID_ID', 'There is one destination here: organization.'),
          },
        ],

  checkRecipient: ({ kind, value, details }) => {
    if (kind !== 'ACCOUNT_UIN' || !isUin(value)) {
      return {
        field: 'uin',
        ...brokenRule('INVALID_ID', 'A UIN is a positive whole number, in digits only.'),
      }
    }
    const { name = '', remark = '' } = details
    const nameRule = textRule(name, { name: 'name', min: 1, max: maxNameLength })
    if (nameRule !== undefined) return { field: 'name', ...nameRule }
    const remarkRule = textRule(remark, { name: 'remark', min: 0, max: maxRemarkLength })
    return remarkRule === undefined ? undefined : { field: 'remark', ...remarkRule }
  },

  recipientKey: ({ value }) => value,
}

const isUin = (value: string) => /^[1-9]\d{0,19}$/u.test(value) && BigInt(value) <= largestUin

// The vendor's typed SDKs say uint64.
const largestUin = 2n ** 64n - 1n

// Our own: the API states no length. A sibling action has at most 25 characters for a name.
const maxNameLength = 100
const maxRemarkLength = 255
