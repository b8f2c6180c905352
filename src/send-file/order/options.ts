import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { ClientOptions } from '../gateway/client.ts'
import type { ReadingRules } from '../input/reading.ts'
import type { Envelope } from '../request.ts'
import { wrongUsage } from '../stop.ts'
import { readDestination, type TextOf } from './destination.ts'
import { namedColumns } from './named-columns.ts'
import { targetInputs } from './target-inputs.ts'

/** What a command line asks for. */
export interface Order {
  readonly file: string
  readonly envelope: Envelope
  readonly reading: Pick<ReadingRules, 'named' | 'ignoreOthers' | 'skipLines'>
  /** Shows what would be sent, and sends nothing. */
  readonly dryRun: boolean
  /** The maximum number of recipients in a request, if the gateway accepts that many. */
  readonly pieceSize: number
  /** How long to wait for final outcomes. Infinity: as long as it takes. */
  readonly waitMs: number
  readonly report?: string
  readonly failed?: string
  /** No escape sequences, although the output may be a terminal. */
  readonly isPlain: boolean
  readonly connection: Pick<ClientOptions, 'url' | 'token' | 'giveUpAfterMs'>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Undefined: help is asked for. Throws one sentence about what is wrong. */
export function readOrder(args: readonly string[], environment: Environment): Order | undefined {
  const { values, positionals } = parse(args)
  if (values.help) return undefined
  const [file, ...more] = positionals
  if (file === undefined) throw wrongUsage('Name the file to send.')
  if (more.length > 0) throw wrongUsage('Name one file only.')
  const textOf: TextOf = (option) => {
    const value = values[option]
    return typeof value === 'string' ? value : undefined
  }
  const numberOf = (option: string, fallback: number, min: number) => {
    const text = textOf(option)
    return text === undefined ? fallback : wholeNumber(`--${option}`, text, min)
  }
  const [name, report, failed] = [textOf('name'), textOf('report'), textOf('failed')]
  const to = readDestination(textOf)
  return {
    file,
    envelope: {
      to,
      windowSeconds: numberOf('window', 24, 1) * 3_600,
      strict: values.strict === true,
      ...(name === undefined ? {} : { name }),
    },
    reading: {
      named: namedColumns(values.column, to.columns),
      ignoreOthers: values['ignore-other-columns'] === true,
      skipLines: numberOf('skip-lines', 0, 0),
    },
    dryRun: values['dry-run'] === true,
    // https://no-color.org; dumb terminals show escape sequences as they are.
    isPlain: environment.TERM === 'dumb' || (environment.NO_COLOR ?? '') !== '',
    pieceSize: numberOf('piece-size', 1_000, 1),
    waitMs: numberOf('wait', Number.POSITIVE_INFINITY, 0) * 1_000,
    ...(report === undefined ? {} : { report }),
    ...(failed === undefined ? {} : { failed }),
    connection: {
      url: urlOf(textOf('url') ?? (environment.INVITE_GATEWAY_URL || defaultUrl)),
      giveUpAfterMs: numberOf('patience', 300, 0) * 1_000,
      ...tokenOf(environment.INVITE_GATEWAY_TOKEN),
    },
  }
}

const defaultUrl = 'http://127.0.0.1:4000/graphql'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const ownOptions = {
  ...{ to: text, name: text, window: text, 'piece-size': text, wait: text, patience: text },
  ...{ report: text, failed: text, url: text, 'skip-lines': text },
  column: { type: 'string', multiple: true },
  ...{ strict: flag, 'dry-run': flag, 'ignore-other-columns': flag },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

function parse(args: readonly string[]) {
  const settings = targetInputs.flatMap((input) => input.settings)
  const options: ParseArgsOptionsConfig = {
    ...Object.fromEntries(
      settings.flatMap(({ option, values }) => [
        [option, text],
        ...(values === undefined ? [[`${option}-file`, text]] : []),
      ]),
    ),
    ...ownOptions,
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(option: string, given: string, min: number): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : -1
  if (number >= min) return number
  throw wrongUsage(`${option} must be a whole number, at least ${min}.`)
}

function urlOf(given: string): URL {
  const url = URL.parse(given)
  const isPlain = url?.username === '' && url.password === '' && /^https?:$/.test(url.protocol)
  if (url !== null && isPlain) return url
  throw wrongUsage(`--url must be like ${defaultUrl}, without a user name.`)
}

function tokenOf(given: string | undefined): { token?: string } {
  if (given === undefined || given === '') return {}
  // Other characters are never in a token, and would break the header that carries it.
  if (/^[\x21-\x7e]+$/.test(given)) return { token: given }
  throw wrongUsage('INVITE_GATEWAY_TOKEN must not contain spaces or line breaks.')
}
