export const signInTexts = {
  title: 'Sign in',
  intro: 'This gateway asks for an API key. The operator makes one with the command “npm run key”.',
  label: 'API key',
  hint: 'It stays in this browser tab and is forgotten when you close it.',
  button: 'Sign in',
  wrong: 'The gateway does not accept this key. Check that it is complete and was not removed.',
  ended: 'Your key is no longer accepted. Sign in again: what you have entered is still here.',
  empty: 'Enter the key.',
  failed: 'The console could not start',
} as const

export const sandboxTexts = {
  label: 'Sandbox',
  banner: 'Sandbox: the providers are emulated, and no e-mail is sent.',
  open: 'Show ids to try',
  title: 'Ids to try',
  intro: 'Each of these always has the same result. Enter them as recipients or destinations.',
  recipients: 'Recipients',
  destinations: 'Destinations',
  value: 'Id or address',
  result: 'What happens',
  provider: 'Provider',
} as const
