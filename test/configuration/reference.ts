import { z } from 'zod'
import { defaultLimits } from '#invites/check/limits.ts'
import { configFile } from '../../src/config-file.ts'
import { variables } from '../../src/environment.ts'

/** One row of a table of the reference. */
export interface Setting {
  readonly name: string
  readonly values: string
  readonly fallback: string
  readonly meaning: string
}

/** Every environment variable, in the order of the schema. */
export function variableSettings(): readonly Setting[] {
  return settingsOf(variables)
}

/** Every setting of the configuration file by its path, e.g. `limits.maxBodyBytes`. */
export function fileSettings(): readonly Setting[] {
  return settingsOf(configFile)
}

/** docs/configuration.md with both tables as the schema has them. */
export function withTables(page: string): string {
  const tables = { variables: variableSettings(), settings: fileSettings() }
  return Object.entries(tables).reduce((text, [name, settings]) => {
    const block = new RegExp(`(<!-- ${name}: generated -->\n)[^]*?(<!-- ${name}: end -->)`)
    if (!block.test(text)) throw new Error(`docs/configuration.md has no block ${name}`)
    return text.replace(
      block,
      (_all, start: string, end: string) => start + tableOf(settings) + end,
    )
  }, page)
}

function tableOf(settings: readonly Setting[]): string {
  const rows = settings.map(
    ({ name, values, fallback, meaning }) =>
      `| \`${name}\` | ${values} | ${fallback} | ${meaning} |`,
  )
  return ['| name | values | default | meaning |', '|---|---|---|---|', ...rows, ''].join('\n')
}

/** What this reference reads of a JSON schema. */
interface Shape {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly enum?: readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}

function settingsOf(schema: z.ZodObject): readonly Setting[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return rowsOf(shape, '')
}

/** Objects without a description are folders of settings; everything else is one setting. */
function rowsOf(shape: Shape, path: string): readonly Setting[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, member]) => {
    const name = path === '' ? key : `${path}.${key}`
    if (member.properties !== undefined && member.description === undefined) {
      return rowsOf(member, name)
    }
    const required = shape.required?.includes(key) === true
    const fallback = fallbackOf(key, member, required)
    return { name, values: valuesOf(member), fallback, meaning: member.description ?? '' }
  })
}

function valuesOf({ type, items, enum: words, format, minimum, maximum }: Shape): string {
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(' or ')
  if (type === 'boolean') return '`true` or `false`'
  if (type === 'integer') return `${figure(minimum)} to ${figure(maximum)}`
  if (items?.enum !== undefined) return items.enum.map((word) => `\`${word}\``).join(', ')
  if (items !== undefined) return items.properties === undefined ? 'texts' : 'objects'
  if (format === 'uri') return 'a URL'
  return type === 'string' ? 'a text' : 'an object'
}

function fallbackOf(key: string, { default: given }: Shape, required: boolean): string {
  const value = given ?? new Map<string, unknown>(Object.entries(defaultLimits)).get(key)
  if (value !== undefined) return `\`${String(value)}\``
  return required ? 'required' : 'none'
}

const figure = (number = 0) => number.toLocaleString('en-US')
