import { type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql'
import { eventsIn } from '../../support/requests/events-in.ts'
import type { HttpResponse } from '../tenant/send.ts'
import { mark } from '../tenant/texts.ts'
import { secret } from '../upstream/secret.ts'
import { untypedData } from './check-data.ts'
import type { Findings } from './finding.ts'

/** Checks one response, and returns its data. */
export function createCheckResponse(schema: GraphQLSchema, findings: Findings) {
  const operations = new Map<string, OperationDefinitionNode>()
  const operationOf = (text: string) => {
    const known = operations.get(text) ?? getOperationAST(parse(text)) ?? undefined
    if (known !== undefined) operations.set(text, known)
    return known
  }

  const checkResult = (result: unknown, text: string, name: string): unknown => {
    if (typeof result !== 'object' || result === null) {
      findings.add('unreadable', 'no object', name)
      return undefined
    }
    const { data, errors } = result as { data?: unknown; errors?: unknown }
    if (errors !== undefined) checkErrors(errors, name, findings)
    if (data == null) {
      if (errors === undefined) findings.add('unreadable', 'neither data nor errors', name)
      return undefined
    }
    const operation = operationOf(text)
    const found = operation && untypedData(schema, operation, data)
    if (found !== undefined) findings.add('untyped', withoutIndexes(found), `${name}: ${found}`)
    return data
  }

  /** `text` is the document whose selection was asked for; `name` is for people. */
  return ({ status, headers, body }: HttpResponse, text: string, name: string): unknown[] => {
    const said = body.toString()
    const begin = `${name}: ${status} ${said.slice(0, 300)}`
    if (said.includes(secret)) findings.add('leaked', "an upstream's secret in a response", begin)
    if (status >= 500 && !isMeant(status, headers, said)) {
      findings.add('broke', `status ${status}`, begin)
    }
    const type = String(headers['content-type'])
    if (type.startsWith('text/event-stream')) {
      return eventsIn(said)
        .filter(({ event }) => event === 'next')
        .map(({ data }) => checkResult(parsed(data), text, name))
    }
    if (!/^application\/(?:graphql-response\+)?json/.test(type)) {
      findings.add('unreadable', `status ${status} with ${type}`, begin)
      return []
    }
    const result = parsed(said)
    if (result === undefined) findings.add('unreadable', 'no JSON', begin)
    return result === undefined ? [] : [checkResult(result, text, name)]
  }
}

const isMeant = (status: number, headers: HttpResponse['headers'], said: string) =>
  status === 503 && said.includes('"OVERLOADED"') && /^\d+$/.test(String(headers['retry-after']))

function checkErrors(errors: unknown, name: string, findings: Findings): void {
  if (!Array.isArray(errors) || errors.length === 0) {
    findings.add('unreadable', 'errors that are no list', name)
    return
  }
  for (const error of errors) {
    const code = error?.extensions?.code
    const about = `${name}: ${JSON.stringify(error).slice(0, 300)}`
    if (typeof error?.message !== 'string' || typeof code !== 'string') {
      findings.add('unreadable', 'an error without message or code', about)
    }
    if (code === 'INTERNAL_SERVER_ERROR') findings.add('broke', code, about)
  }
  if (JSON.stringify(errors).includes(mark)) {
    findings.add('leaked', 'a text of the request in errors', `${name}: ${JSON.stringify(errors)}`)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const withoutIndexes = (path: string) => path.replaceAll(/\.\d+/g, '.n')
