import type { z } from 'zod'

/** The operator has to do something first. The message is one sentence that says what. */
export class ConfigError extends Error {
  override readonly name: string = 'ConfigError'
}

/** The parsed value. Otherwise throws one ConfigError with every problem; `what` begins it: `Set`. */
export function parseConfig<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')} (${message})`,
  )
  throw new ConfigError(`${what} ${problems.join(', ')}.`)
}
