import type { TestGateway } from '../../support/gateway.ts'

interface Seen {
  readonly status: string
  readonly resumesAt: string | null
  readonly counts: Readonly<Record<string, number>> & {
    readonly queued: number
    readonly sent: number
    readonly failed: number
  }
}

/** A batch as its sender sees it. */
export async function progressOf(gateway: TestGateway, batchId: string): Promise<Seen> {
  const query = `query ($id: ID!) {
    node(id: $id) { ... on InviteBatch {
      status progress { resumesAt counts { queued sent failed } }
    } } }`
  const { node } = await answerTo<{
    node: { status: string; progress: Omit<Seen, 'status'> }
  }>(gateway, query, { id: batchId })
  return { status: node.status, ...node.progress }
}

/** The state of a provider's health. */
export async function healthOf(gateway: TestGateway, kind: string): Promise<string | undefined> {
  const { providers } = await answerTo<{
    providers: { kind: string; health: { state: string } }[]
  }>(gateway, '{ providers { kind health { state } } }', {})
  return providers.find((provider) => provider.kind === kind)?.health.state
}

/** What was logged about a provider that could not be used. */
export function troubleLines({ logger }: TestGateway): string[] {
  return logger.lines
    .filter(({ message }) => message.startsWith('a provider '))
    .map(({ level, message }) => `${level} ${message.split(':')[0]}`)
}

async function answerTo<Data>(
  gateway: TestGateway,
  query: string,
  variables: object,
): Promise<Data> {
  const { data } = (await (await gateway.post({ query, variables })).json()) as { data: Data }
  return data
}
