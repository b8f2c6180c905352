import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { destinationOf, type ProviderName, providers, type To, userTypes } from './destination.ts'
import type { ClientOptions } from './gateway/client.ts'
import type { Envelope } from './request.ts'
import { wrongUsage } from './stop.ts'

/** What a command line asks for. */
export interface Order {
  readonly file: string
  readonly envelope: Envelope
  /** At most so many recipients a request, if the gateway takes as many. */
  readonly pieceSize: number
  /** For final outcomes, from the start; Infinity: as long as it takes. */
  readonly waitMs: number
  readonly report?: string
  readonly connection: Pick<ClientOptions, 'url' | 'token' | 'patienceMs'>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Undefined: help is asked for. Throws one sentence about what is wrong. */
export function readOrder(args: readonly string[], environment: Environment): Order | undefined {
  const { values, positionals } = parse(args)
  if (values.help) return undefined
  const [file, ...more] = positionals
  if (file === undefined) throw wrongUsage('Name the file to send.')
  if (more.length > 0) throw wrongUsage('Name one file only.')
  const { name, report } = values
  return {
    file,
    envelope: {
      to: destinationOf(toOf(values)),
      windowSeconds: wholeNumber('--window', values.window, 1) * 3_600,
      strict: values.strict,
      ...(name === undefined ? {} : { name }),
    },
    pieceSize: wholeNumber('--piece-size', values['piece-size'], 1),
    waitMs:
      values.wait === undefined
        ? Number.POSITIVE_INFINITY
        : wholeNumber('--wait', values.wait, 0) * 1_000,
    ...(report === undefined ? {} : { report }),
    connection: {
      url: urlOf(values.url ?? (environment.INVITE_GATEWAY_URL || defaultUrl)),
      patienceMs: wholeNumber('--patience', values.patience, 0) * 1_000,
      ...tokenOf(environment.INVITE_GATEWAY_TOKEN),
    },
  }
}

const defaultUrl = 'http://127.0.0.1:4000/graphql'

const options = {
  to: { type: 'string' },
  title: { type: 'string' },
  body: { type: 'string' },
  'body-file': { type: 'string' },
  'user-type': { type: 'string' },
  name: { type: 'string' },
  window: { type: 'string', default: '24' },
  strict: { type: 'boolean', default: false },
  'piece-size': { type: 'string', default: '1000' },
  wait: { type: 'string' },
  patience: { type: 'string', default: '300' },
  report: { type: 'string' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Values = ReturnType<typeof parse>['values']

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

function toOf(values: Values): To {
  const [name, ...rest] = (values.to ?? '').split(':')
  const id = rest.join(':')
  const provider = providers.find((known) => known === name)
  if (provider === undefined || (id === '') !== (provider === 'tencent')) {
    throw wrongUsage('Give --to repost:SPACE, chime:ACCOUNT, wickr:NETWORK, or tencent.')
  }
  refuseForeign(values, provider)
  if (provider === 'repost') return { provider, id, message: messageOf(values) }
  if (provider === 'chime') return { provider, id, userType: userTypeOf(values['user-type']) }
  return provider === 'wickr' ? { provider, id } : { provider }
}

function refuseForeign(values: Values, provider: ProviderName): void {
  const owners = { title: 'repost', body: 'repost', 'body-file': 'repost', 'user-type': 'chime' }
  for (const [option, owner] of Object.entries(owners)) {
    if (option in values && owner !== provider)
      throw wrongUsage(`--${option} is for ${owner} only.`)
  }
}

function messageOf({ title, body, 'body-file': path }: Values) {
  if (title === undefined || (body === undefined) === (path === undefined)) {
    throw wrongUsage('Give --title, and either --body or --body-file.')
  }
  return { title, body: body ?? readText(path ?? '') }
}

/** Without the line end that editors put at the end of a file. */
function readText(path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
    return text.replace(/\r?\n$/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw wrongUsage(`--body-file ${path} cannot be read as UTF-8 text (${code}).`)
  }
}

function userTypeOf(given = 'PRIVATE_USER') {
  const found = userTypes.find((known) => known === given)
  if (found !== undefined) return found
  throw wrongUsage(`--user-type must be one of ${userTypes.join(', ')}.`)
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1
  if (number >= least) return number
  throw wrongUsage(`${option} must be a whole number, at least ${least}.`)
}

function urlOf(text: string): URL {
  const url = URL.parse(text)
  const isPlain = url?.username === '' && url.password === '' && /^https?:$/.test(url.protocol)
  if (url !== null && isPlain) return url
  throw wrongUsage(`--url must be like ${defaultUrl}, without a user name.`)
}

function tokenOf(text: string | undefined): { token?: string } {
  if (text === undefined || text === '') return {}
  // Anything else is no token, and would break the header that carries it.
  if (/^[\x21-\x7e]+$/.test(text)) return { token: text }
  throw wrongUsage('INVITE_GATEWAY_TOKEN must have no spaces or line ends.')
}
