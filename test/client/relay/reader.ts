import assert from 'node:assert/strict'
import relay, { type Environment, type SingularReaderSelector } from 'relay-runtime'
import type { Compiled } from './compile.ts'

/** Reads the fragments of the page out of Relay's store, as its components would. */
export function readerOf(environment: Environment, page: Compiled, id: string) {
  function selectorOf(fragment: string, ref: unknown): SingularReaderSelector {
    const selector = relay.getSingularSelector(page.fragment(fragment), ref)
    assert.ok(selector)
    return selector
  }
  function batch(): Batch {
    const operation = relay.createOperationDescriptor(page.request('pageQuery'), { id })
    const { node } = environment.lookup(operation.fragment).data as { node?: { batch?: unknown } }
    return environment.lookup(selectorOf('page_batch', node?.batch)).data as unknown as Batch
  }
  const invites = () =>
    batch().invites.edges.map(({ node }) => ({
      id: node.__id,
      selector: selectorOf('page_invite', node),
    }))
  return {
    cursor: () => batch().invites.pageInfo.endCursor,
    inviteIds: () => invites().map((invite) => invite.id),
    shown() {
      const { progress } = environment.lookup(selectorOf('page_progress', batch()))
        .data as unknown as Progress
      return [
        `${progress.done} of ${progress.total}`,
        ...invites().map(({ selector }) => lineOf(environment.lookup(selector).data)),
      ]
    },
    /** The first invite, whenever it changes. */
    watchFirst(onLine: (line: string) => void): void {
      const [first] = invites()
      assert.ok(first)
      environment.subscribe(environment.lookup(first.selector), ({ data }) => onLine(lineOf(data)))
    },
  }
}

function lineOf(data: unknown): string {
  const { recipient, outcome } = data as Invite
  const { __typename, message, notBefore, ...own } = outcome
  assert.ok(message)
  assert.ok(__typename === 'InviteQueued' || notBefore === undefined, 'of the member before')
  const values = Object.values(own).filter((value) => typeof value === 'string')
  return [`${recipient.value}: ${__typename}`, ...values].join(' ')
}

interface Batch {
  readonly invites: {
    readonly edges: readonly { readonly node: { readonly __id: string } }[]
    readonly pageInfo: { readonly endCursor: string }
  }
}
interface Progress {
  readonly progress: { readonly done: number; readonly total: number }
}
interface Invite {
  readonly recipient: { readonly value: string }
  readonly outcome: {
    readonly __typename: string
    readonly message: string
    readonly notBefore?: string | null
  }
}
