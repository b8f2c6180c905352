import { z } from 'zod'

/**
 * An upstream's id of a request or of an invitation, as it may be logged, stored and shown. What has
 * another shape is as good as missing: an upstream could put an address or a whole page in its place.
 */
export const identifier = z.string().regex(/^[\w.:/+=-]{1,100}$/)

/**
 * Can this be the id of a destination that becomes one segment of a path? The SDK sends an empty one,
 * and encodes a slash but no dots; a proxy on the way may take `..` for the folder above. No model
 * states a pattern. The id names the destination in logs and metrics, so there is no room for a text.
 */
export const isPathId = (id: string): boolean => /^[\w-][\w.~:-]*$/.test(id) && !id.includes('..')

export const pathIdRule = 'must have letters, digits and -_.~: only'

/**
 * An upstream's name for an error, or `otherwise` where its text is no name. It is never masked in
 * parts: `MemberNameUsed` would be lost if a member is called Member.
 */
export const errorCode = (text: string, otherwise: string): string =>
  /^[A-Za-z][\w.:-]{0,99}$/.test(text) ? text : otherwise
