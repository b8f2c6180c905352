import { execute } from '../gateway/execute.ts'
import {
  ConsoleExportPersonDocument,
  type ConsoleExportPersonQuery,
  type ConsoleExportPersonQueryVariables,
  type PersonInput,
} from '../generated/documents.ts'

type Answer = ConsoleExportPersonQuery['exportPerson']
type Exported = Extract<Answer, { __typename: 'PersonExport' }>

/** What the gateway keeps of a person, as JSON to hand out, or why it refused. */
export async function exportPerson(
  person: PersonInput,
  signal: AbortSignal,
): Promise<{ readonly json: string } | { readonly refused: string }> {
  const requests: Exported['requests']['nodes'][number][] = []
  for (let after: string | null = null; ; ) {
    const variables: ConsoleExportPersonQueryVariables = {
      ...{ input: { person }, first: pageSize, after },
    }
    const { exportPerson }: ConsoleExportPersonQuery = await execute(
      ConsoleExportPersonDocument,
      variables,
      signal,
    )
    if (exportPerson.__typename !== 'PersonExport') return { refused: exportPerson.message }
    const { exportedAt, isComplete, requests: page } = exportPerson
    requests.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) {
      return { json: `${JSON.stringify({ exportedAt, isComplete, requests }, withoutTypes, 2)}\n` }
    }
    after = page.pageInfo.endCursor
  }
}

/** The names of types say nothing to the person, but for those of outcomes. */
function withoutTypes(this: unknown, key: string, value: unknown): unknown {
  const isOutcome = typeof this === 'object' && this !== null && 'emailStatus' in this
  return key === '__typename' && !isOutcome ? undefined : value
}

const pageSize = 200
