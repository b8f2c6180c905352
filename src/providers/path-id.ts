/**
 * Can this be the id of a destination that becomes one segment of a path? The SDK sends an empty one,
 * and encodes a slash but no dots; a proxy on the way may take `..` for the folder above. No model
 * states a pattern. The id names the destination in logs and metrics, so there is no room for a text.
 */
export const isPathId = (id: string): boolean => /^[\w-][\w.~:-]*$/.test(id) && !id.includes('..')

export const pathIdRule = 'must have letters, digits and -_.~: only'
