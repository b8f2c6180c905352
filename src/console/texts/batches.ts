import { figure } from './common.ts'

export const batchesTexts = {
  title: 'Batches',
  intro: 'Everything that was sent, newest first.',
  none: 'There are no batches yet.',
  noneFiltered: 'No batch matches these filters.',
  first: 'Send the first one',
  lost: 'The connection was lost. The page tries to get it back; the batches go on meanwhile.',
  name: 'Name',
  status: 'Status',
  progress: 'Outcomes',
  created: 'Created',
  nameFilter: 'Name contains',
  statusFilter: 'Status',
  anyStatus: 'Any status',
  providerFilter: 'Provider',
  anyProvider: 'Any provider',
  clear: 'Clear the filters',
  by: (caller: string) => `by ${caller}`,
  doneOf: (done: number, total: number) => `${figure(done)} of ${figure(total)}`,
} as const
