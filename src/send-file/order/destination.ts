import type { Columns } from '../input/columns.ts'
import type { Recipient } from '../input/line.ts'
import { wrongUsage } from '../stop.ts'
import { readText } from './read-text.ts'
import { type Setting, type TargetInput, targetInputs } from './target-inputs.ts'

/** What the recipients of a file are invited to. */
export interface Destination {
  readonly columns: Columns
  /** The member of `targets` in the input of `sendInvites`. */
  target(recipients: readonly Recipient[]): Readonly<Record<string, unknown>>
}

/** An option of the command line, if it was given. */
export type TextOf = (option: string) => string | undefined

/** Reads `--to` and the options of the provider that it names. Throws one sentence. */
export function readDestination(textOf: TextOf): Destination {
  const [name = '', ...rest] = (textOf('to') ?? '').split(':')
  const id = rest.join(':')
  const input = inputNamed(name)
  if (input === undefined || (id === '') !== (input.idField === undefined)) {
    throw wrongUsage(`Give --to as one of: ${targetInputs.map(usageOf).join(', ')}.`)
  }
  refuseForeignOptions(input, textOf)
  const shared = Object.fromEntries([
    ...(input.idField === undefined ? [] : [[input.idField, id]]),
    ...input.settings.flatMap((setting) => {
      const value = readSetting(input, setting, textOf)
      return value === undefined ? [] : [[setting.field, value]]
    }),
  ])
  return {
    columns: input.columns,
    target: (recipients) => ({ [input.member]: { ...shared, recipients } }),
  }
}

/** How `--to` is written: `chime:ACCOUNT`. */
export function usageOf({ name, idField }: TargetInput): string {
  return idField === undefined ? name : `${name}:${idField.replace(/Id$/, '').toUpperCase()}`
}

/** The first words of a name are enough: `repost` for `repost-private`. */
function inputNamed(name: string): TargetInput | undefined {
  const exact = targetInputs.find((input) => input.name === name)
  const [only, ...others] = targetInputs.filter((input) => input.name.startsWith(`${name}-`))
  return exact ?? (others.length === 0 ? only : undefined)
}

function refuseForeignOptions({ settings }: TargetInput, textOf: TextOf): void {
  const own = settings.map(({ option }) => option)
  for (const { option } of targetInputs.flatMap((input) => input.settings)) {
    const given = [option, `${option}-file`].find((one) => textOf(one) !== undefined)
    if (given === undefined || own.includes(option)) continue
    const owners = targetInputs.filter((input) =>
      input.settings.some((setting) => setting.option === option),
    )
    throw wrongUsage(`--${given} is for ${owners.map(({ name }) => name).join(' and ')} only.`)
  }
}

function readSetting(
  { name }: TargetInput,
  { option, required, values }: Setting,
  textOf: TextOf,
): string | undefined {
  const [text, path] = [textOf(option), textOf(`${option}-file`)]
  if (text !== undefined && path !== undefined) {
    throw wrongUsage(`Give --${option} or --${option}-file, not both.`)
  }
  const value = path === undefined ? text : readText(`--${option}-file`, path)
  if (value === undefined && required) {
    const orFile = values === undefined ? ` or --${option}-file` : ''
    throw wrongUsage(`${name} also needs --${option}${orFile}.`)
  }
  if (value !== undefined && values !== undefined && !values.includes(value)) {
    throw wrongUsage(`--${option} must be one of ${values.join(', ')}.`)
  }
  return value
}
