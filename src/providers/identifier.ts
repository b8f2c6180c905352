import { z } from 'zod'
import { looksSecret } from '../redact/shapes.ts'

/**
 * An upstream's id of a request or of an invitation, as it may be logged, stored and shown. What has
 * another shape is as good as missing: an upstream could put an address, an ARN, a key or a whole page
 * in its place.
 */
export const identifier = z
  .string()
  .regex(/^[\w.:/+=-]{1,100}$/)
  .refine((text) => !looksSecret(text))

/**
 * An upstream's name for an error, or undefined where its text is no name. It is never masked in
 * parts: `MemberNameUsed` would be lost if a member is called Member.
 */
export const errorName = (text: string): string | undefined =>
  /^[A-Za-z][\w.:-]{0,99}$/.test(text) && !looksSecret(text) ? text : undefined
