/**
 * A token cannot be checked, because the issuer's keys are not known or too many others are being
 * checked. It may be valid.
 */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'

  constructor() {
    super('a token cannot be checked now')
  }
}
