import { z } from 'zod'

/**
 * An upstream's id of a request or of an invitation, as it may be logged, stored and shown. What has
 * another shape is as good as missing: an upstream could put an address or a whole page in its place.
 */
export const identifier = z.string().regex(/^[\w.:/+=-]{1,100}$/)

/**
 * An upstream's name for an error, or `otherwise` where its text is no name. It is never masked in
 * parts: `MemberNameUsed` would be lost if a member is called Member.
 */
export const errorCode = (text: string, otherwise: string): string =>
  /^[A-Za-z][\w.:-]{0,99}$/.test(text) ? text : otherwise
