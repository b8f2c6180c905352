import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { defaultSecurityGroupId } from '#sandbox/wickr/networks.ts'
import type { Random } from '../../truth/day/random.ts'
import { reference } from './known-ids.ts'
import type { Path } from './places.ts'
import { mark } from './texts.ts'

export interface GoodValueOptions {
  readonly random: Random
  /** Different for every request of a play. */
  readonly number: number
  /** A position that must be there, with everything around it. */
  readonly towards?: Path
  /** Recipients in a list. */
  readonly listLength?: number
}

/** A value that the gateway accepts, by the name of its field and otherwise by its type. */
export function goodValue(
  name: string,
  type: GraphQLInputType,
  options: GoodValueOptions,
): unknown {
  const named = getNullableType(type)
  if (isListType(named)) {
    const [, ...towards] = options.towards ?? []
    const length = (names.has(name) ? undefined : options.listLength) ?? 1
    return Array.from({ length }, (_, index) =>
      goodValue(name, named.ofType, {
        ...options,
        number: options.number + index / 1_000,
        ...(index === 0 ? { towards } : { towards: [] }),
      }),
    )
  }
  const byName = names.get(name)
  if (byName !== undefined) return byName(options)
  if (isInputObjectType(named)) return goodObject(named, options)
  if (isEnumType(named)) return named.getValues().at(-1)?.name
  return byType[getNamedType(named).name]
}

function goodObject(type: GraphQLInputObjectType, options: GoodValueOptions): object {
  const { random, towards = [] } = options
  const [wanted, ...further] = towards
  const fields = Object.values(type.getFields())
  const chosen = type.isOneOf
    ? [fields.find(({ name }) => name === wanted) ?? fields[random.int(0, fields.length - 1)]]
    : fields.filter(
        (field) =>
          field.name === wanted ||
          (!rare.has(field.name) &&
            ((isNonNullType(field.type) && field.defaultValue === undefined) ||
              random.chance(0.3))),
      )
  const entries = chosen
    .filter((field) => field !== undefined)
    .map((field) => {
      const towardsField = field.name === wanted ? further : []
      return [field.name, goodValue(field.name, field.type, { ...options, towards: towardsField })]
    })
  const object = Object.fromEntries([...entries, ...(waits(type) ? [['waitSeconds', 0]] : [])])
  // The group of a Wickr user belongs to the network.
  return 'networkId' in object && Array.isArray(object.recipients)
    ? { ...object, recipients: object.recipients.map(inGroupOf(String(object.networkId))) }
    : object
}

// A good value of these makes another request of it: a plan that is outdated, a list that is empty.
const rare = new Set(['planFingerprint', 'stopAfterFailures', 'before', 'last', 'waitSeconds'])
const waits = (type: GraphQLInputObjectType) => 'waitSeconds' in type.getFields()

const inGroupOf = (networkId: string) => (recipient: unknown) =>
  typeof recipient === 'object' && recipient !== null && 'securityGroupId' in recipient
    ? { ...recipient, securityGroupId: defaultSecurityGroupId(networkId) }
    : recipient

type Make = (options: GoodValueOptions) => unknown

// Few enough that requests meet at a destination, many enough that no pause stops the play.
const place = ({ random }: GoodValueOptions) => random.int(100, 400)
const digits = ({ number }: GoodValueOptions) => Math.round(number * 1_000)

const names: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['email', (options) => `${mark}.${digits(options)}@example.com`],
  ['username', (options) => `${mark}.${digits(options)}@example.com`],
  ['accessorId', (options) => `90676c2d-${mark}-${digits(options)}`],
  ['uin', (options) => String(100_000_000_000 + digits(options))],
  ['userIds', (options) => [String(digits(options))]],
  ['networkId', (options) => `31400${place(options)}`],
  ['accountId', (options) => `account-${place(options)}`],
  ['spaceId', (options) => `SP${place(options)}`],
  ['destinationId', (options) => `account-${place(options)}`],
  ['securityGroupId', () => defaultSecurityGroupId('31415926')],
  ['idempotencyKey', ({ number }) => `${mark}-key-${number}`],
  ['name', (options) => `${mark} ${digits(options)}`],
  ['body', () => `${mark}: join us at https://example.com/welcome`],
  ['batchId', ({ random }) => reference('batch', random)],
  ['inviteIds', ({ random }) => [reference('invite', random), reference('invite', random)]],
  ['id', ({ random }) => reference(random.chance(0.5) ? 'batch' : 'invite', random)],
  ['ids', ({ random }) => [reference('batch', random), reference('invite', random)]],
  ['after', ({ random }) => reference('cursor', random)],
  ['before', ({ random }) => reference('cursor', random)],
  ['planFingerprint', ({ random }) => reference('fingerprint', random)],
  ['first', ({ random }) => random.int(1, 20)],
  ['last', ({ random }) => random.int(1, 20)],
  ['windowSeconds', ({ random }) => random.int(0, 3_600)],
])

const byType: Readonly<Record<string, unknown>> = {
  ID: `${mark}-id`,
  String: `${mark} Ångström`,
  Int: 1,
  Float: 0.5,
  Boolean: true,
  DateTime: '2026-11-20T18:37:00.000Z',
  Date: '2026-11-20',
  URL: 'https://example.com/',
}
