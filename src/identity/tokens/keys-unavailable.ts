/** A token cannot be checked, because the issuer's keys are not known. It may be valid. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'

  constructor() {
    super("the token issuer's keys are not known")
  }
}
