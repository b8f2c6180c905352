import { resolve } from 'node:path'
import { type InputFile, isSameFormat } from '../input/lines.ts'
import { wrongUsage } from '../stop.ts'
import { openFailedFile } from './failed-file.ts'
import { openReport, type Report } from './report.ts'

/** The files that the command writes, by option. */
export interface ReportPaths {
  readonly report?: string
  readonly failed?: string
}

/** Opens what is asked for. Throws one sentence if a file would be written over another. */
export async function openReports(
  { report, failed }: ReportPaths,
  file: InputFile,
  path: string,
): Promise<Report> {
  for (const [option, written] of Object.entries({ report, failed })) {
    if (written !== undefined && (await file.isSame(written))) {
      throw wrongUsage(`--${option} would overwrite the file itself.`)
    }
  }
  if (failed !== undefined && !isSameFormat(failed, path)) {
    throw wrongUsage('The name for --failed must end like the name of the file.')
  }
  if (report !== undefined && failed !== undefined && resolve(report) === resolve(failed)) {
    throw wrongUsage('Give --report and --failed different names.')
  }
  const open = [
    ...(report === undefined ? [] : [openReport(report)]),
    ...(failed === undefined ? [] : [openFailedFile(failed)]),
  ]
  return {
    add: (piece, sent) => {
      for (const one of open) one.add(piece, sent)
    },
    [Symbol.dispose]: () => {
      for (const one of open) one[Symbol.dispose]()
    },
  }
}
