import { Presets, SingleBar } from 'cli-progress'

/** The progress that a person sees: a bar on a terminal, otherwise a line every few seconds. */
export interface Progress {
  update(done: number, failed: number, note: string): void
  stop(): void
}

export function startProgress(total: number): Progress {
  const isTerminal = process.stderr.isTTY
  const bar = new SingleBar(
    {
      format: isTerminal
        ? '{bar} {value}/{total} done, {failed} failed | {eta_formatted} left {note}'
        : '{value} of {total} done, {failed} failed {note}',
      noTTYOutput: true,
      notTTYSchedule: 10_000,
      // Without this the library disables the terminal's line wrapping, and a killed process could
      // not enable it again.
      linewrap: true,
    },
    Presets.shades_classic,
  )
  bar.start(total, 0, { failed: 0, note: '' })
  return {
    update: (done, failed, note) =>
      bar.update(done, { failed, note: note === '' ? '' : `(${note})` }),
    stop: () => bar.stop(),
  }
}
