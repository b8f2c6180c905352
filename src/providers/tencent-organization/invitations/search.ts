import { setTimeout as sleep } from 'node:timers/promises'
import type { TencentOrganizationClient } from '../client.ts'
import { type Invitation, type InvitationPage, readInvitations } from './pages.ts'

/** Finds invitations in the list of those that were sent. */
export interface InvitationSearch {
  /**
   * The first that `matches`, of a list that is read from its beginning after this request. Undefined:
   * there is none. Rejects with what the SDK throws, or with the reason of `signal`.
   */
  find(matches: Matches, signal: AbortSignal): Promise<FoundInvitation | undefined>
}

type Matches = (invitation: Invitation) => boolean
export type FoundInvitation = Invitation & Pick<InvitationPage, 'requestId'>

interface Seeker {
  readonly matches: Matches
  readonly resolve: (found: FoundInvitation | undefined) => void
  readonly reject: (error: unknown) => void
}

/**
 * Calls that search at the same time share one walk through the list, at a pace below the limit of its
 * action. An organization has invited thousands, and the list has no filter: a walk for each call
 * takes hundreds of requests, is throttled at the 21st within a second, and begins anew.
 */
export function createInvitationSearch(
  client: TencentOrganizationClient,
  gapMs = pageGapMs,
): InvitationSearch {
  let waiting = new Set<Seeker>()
  let served = new Set<Seeker>()
  let isWalking = false
  let pageMayLeaveAt = 0

  const pace = async () => {
    await sleep(Math.max(0, pageMayLeaveAt - performance.now()))
    pageMayLeaveAt = performance.now() + gapMs
  }

  const walk = async (): Promise<void> => {
    for (let offset: number | undefined = 0; offset !== undefined && served.size > 0; ) {
      await pace()
      const { invitations, next, requestId } = await readInvitations(
        client,
        offset,
        client.deadline(),
      )
      for (const seeker of served) {
        const found = invitations.find(seeker.matches)
        if (found === undefined) continue
        served.delete(seeker)
        seeker.resolve({ ...found, ...(requestId === undefined ? {} : { requestId }) })
      }
      offset = next
    }
    for (const { resolve } of served) resolve(undefined)
  }

  const walkForAll = async (): Promise<void> => {
    if (isWalking) return
    isWalking = true
    while (waiting.size > 0) {
      served = waiting
      waiting = new Set()
      await walk().catch((error: unknown) => {
        for (const { reject } of served) reject(error)
      })
    }
    isWalking = false
  }

  return {
    find: (matches, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const seeker = { matches, resolve, reject }
        signal.addEventListener('abort', () => {
          waiting.delete(seeker)
          served.delete(seeker)
          reject(signal.reason)
        })
        waiting.add(seeker)
        void walkForAll()
      }),
  }
}

// 20 requests a second are allowed for each action:
// https://www.tencentcloud.com/document/product/1031/32890. Some are left to readings.
const pageGapMs = 70
