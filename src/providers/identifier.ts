import { z } from 'zod'

/**
 * An upstream's id of a request or of an invitation, as it may be logged, stored and shown. What has
 * another shape is as good as missing: an upstream could put an address or a whole page in its place.
 */
export const identifier = z.string().regex(/^[\w.:/+=-]{1,100}$/)

/** An upstream's name for an error, or `otherwise` where its text is no name. */
export const errorCode = (text: string, otherwise: string): string =>
  /^[\w.:-]{1,100}$/.test(text) ? text : otherwise
