import type { Incoming } from '../http/upstream.ts'
import { type Model, membersOf, shapeOf, trait } from './model.ts'
import type { Match } from './routes.ts'

/** Not yet checked against the model. */
export type Input = Readonly<Record<string, unknown>>

export interface Decoded {
  readonly input: Input
  /** The body is not a JSON object. */
  readonly unreadable: boolean
}

/** Collects the members of the input from where the model binds them: path, query, headers, body. */
export function decodeInput(model: Model, { route, labels }: Match, request: Incoming): Decoded {
  const body = parseBody(request.body)
  const query = new URLSearchParams(request.query)
  const input = membersOf(model, route.input).map(([name, { target, traits }]) => {
    const typed = (text: string | null | undefined) => fromText(shapeOf(model, target).type, text)
    const queryName = trait<string>(traits, 'httpQuery')
    const headerName = trait<string>(traits, 'httpHeader')
    if (trait(traits, 'httpLabel')) return [name, typed(labels[name])]
    if (queryName) return [name, typed(query.get(queryName))]
    if (headerName) return [name, typed(request.headers[headerName.toLowerCase()])]
    return [name, body?.[name]]
  })
  return { input: Object.fromEntries(input), unreadable: body === undefined }
}

function parseBody(body: Buffer): Input | undefined {
  if (body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(body.toString())
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Text that cannot be converted stays text, and breaks the type rule later. */
function fromText(type: string, text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined
  switch (type) {
    case 'integer':
    case 'long':
      return /^-?\d+$/.test(text) ? Number(text) : text
    case 'timestamp':
      return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text
    default:
      return text
  }
}
