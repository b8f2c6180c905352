/** A key pair, with a token where it is temporary. */
export interface TencentCredential {
  readonly secretId: string
  readonly secretKey: string
  readonly token?: string
}

/** Where credentials come from. */
export interface CredentialSource {
  /** The one that is valid now. Rejects with `NoCredentials` while there is none. */
  current(): Promise<TencentCredential>
  /** The upstream does not accept it: the next `current` reads it again. */
  refused(): void
}

/** Nothing can be signed, so nothing was sent. The message says why. */
export class NoCredentials extends Error {}
