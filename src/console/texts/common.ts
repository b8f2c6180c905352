import type { BatchStatus, HealthState, OutcomeKind } from '../generated/documents.ts'

/** Texts that several screens share. No screen has texts of its own elsewhere. */
export const common = {
  product: 'Invitations',
  skip: 'Skip to the content',
  navigation: 'Screens',
  screens: {
    new: 'New batch',
    batches: 'Batches',
    people: 'People',
    providers: 'Providers',
    statistics: 'Statistics',
  },
  missing: 'There is no such page',
  missingHint: 'The address may be mistyped or incomplete.',
  firstScreen: 'Go to the first screen',
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  more: 'Show more',
  theme: { dark: 'Dark colours', light: 'Light colours' },
  signOut: 'Sign out',
  signedInAs: (caller: string) => `Signed in as ${caller}`,
  noName: 'Without a name',
  nothingYet: '–',
  status: {
    QUEUED: 'Waiting to start',
    RUNNING: 'Sending',
    WAITING_FOR_PROVIDER: 'Paused by a limit',
    CANCELING: 'Canceling',
    CANCELED: 'Canceled',
    FINISHED: 'Finished',
  } satisfies Record<BatchStatus, string>,
  outcome: {
    QUEUED: 'Waiting',
    SENT: 'Invited',
    ALREADY_PENDING: 'Already invited',
    ALREADY_MEMBER: 'Already a member',
    SKIPPED: 'Skipped',
    FAILED: 'Failed',
    UNCONFIRMED: 'Not known',
  } satisfies Record<OutcomeKind, string>,
  health: {
    OK: 'Answers',
    THROTTLED: 'Paused by a limit',
    FAILING: 'Fails',
    UNKNOWN: 'Not called lately',
  } satisfies Record<HealthState, string>,
  people: (count: number) => (count === 1 ? '1 recipient' : `${figure(count)} recipients`),
} as const

const numbers = new Intl.NumberFormat('en')

export function figure(value: number): string {
  return numbers.format(value)
}

const instants = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** In the time zone of the reader. */
export function instant(iso: string): string {
  return instants.format(new Date(iso))
}

const exactInstants = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

/** As `instant`, with seconds: to be found in another log. */
export function exactInstant(iso: string): string {
  return exactInstants.format(new Date(iso))
}

const clocks = new Intl.DateTimeFormat('en', { timeStyle: 'medium' })

/** `3:04:05 PM`, of seconds since 1970, in the time zone of the reader. */
export function clock(seconds: number): string {
  return clocks.format(new Date(seconds * 1_000))
}

const shortClocks = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** `3:04 PM`, as `clock`. */
export function shortClock(seconds: number): string {
  return shortClocks.format(new Date(seconds * 1_000))
}

const days = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

export function day(date: string): string {
  return days.format(new Date(`${date}T00:00:00Z`))
}

const shortDays = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** `Nov 27`, of seconds since 1970, in UTC as days are counted. */
export function shortDay(seconds: number): string {
  return shortDays.format(new Date(seconds * 1_000))
}

/** `3 min 20 s`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}
