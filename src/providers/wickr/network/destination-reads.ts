import { z } from 'zod'
import { redactor } from '../../../redact/redactor.ts'
import { classifyAwsError } from '../../aws/classify.ts'
import type {
  DestinationReads,
  FreeSeats,
  SecurityGroup,
  SecurityGroupPage,
} from '../../contract/destination.ts'
import type { Wickr } from '../client.ts'
import { refusalOf } from '../failures.ts'

/** Reads what a network has: its security groups, and the seats that are left. */
export function wickrDestinationReads(wickr: Wickr): DestinationReads {
  return {
    securityGroups: (networkId, cursor, signal) => readGroups(wickr, networkId, cursor, signal),
    freeSeats: (networkId, signal) => readSeats(wickr, networkId, signal),
  }
}

async function readGroups(
  wickr: Wickr,
  networkId: string,
  nextToken: string | undefined,
  signal: AbortSignal | undefined,
): Promise<SecurityGroupPage> {
  try {
    const { client, ListSecurityGroupsCommand } = await wickr.load()
    const command = new ListSecurityGroupsCommand({
      ...{ networkId, maxResults: pageSize },
      ...(nextToken === undefined ? {} : { nextToken }),
    })
    const output = await wickr.attempt(signal, (options) => client.send(command, options))
    const groups = (output.securityGroups ?? []).slice(0, pageSize).flatMap(groupOf)
    return { kind: 'read', groups, ...(output.nextToken ? { next: output.nextToken } : {}) }
  } catch (error) {
    return classifyAwsError(error, 'ListSecurityGroups', redactor([]), refusalOf)
  }
}

async function readSeats(
  wickr: Wickr,
  networkId: string,
  signal: AbortSignal | undefined,
): Promise<FreeSeats> {
  const operation = 'GetUsersCount'
  try {
    const { client, GetUsersCountCommand } = await wickr.load()
    const command = new GetUsersCountCommand({ networkId })
    const output = await wickr.attempt(signal, (options) => client.send(command, options))
    const left = seats.safeParse(output.remaining).data
    if (left !== undefined) return { kind: 'read', left }
    const message = 'The answer does not say how many seats are left.'
    return { kind: 'unanswered', error: { code: 'UnusableAnswer', message, operation } }
  } catch (error) {
    return classifyAwsError(error, operation, redactor([]), refusalOf)
  }
}

/** A group that cannot be chosen is left out. */
function groupOf(group: unknown): readonly SecurityGroup[] {
  const known = choosable.safeParse(group).data
  return known === undefined ? [] : [known]
}

const choosable = z.object({
  // As `rules.ts` takes it in `securityGroupId`; the model states no length.
  id: z.string().regex(/^\S{1,200}$/u),
  name: z
    .string()
    .catch('')
    .transform((name) => name.slice(0, 200)),
  isDefault: z.boolean().catch(false),
})

// A 32-bit number, as GraphQL's.
const seats = z.int32().nonnegative()

// The most that the documentation allows; the default is 10.
const pageSize = 100
