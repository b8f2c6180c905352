import { cpuMs, cpuMsOfChildren } from './proc.ts'
import type { Stage } from './stage.ts'

/** CPU in milliseconds. */
export interface Spent {
  readonly gateway: number
  /** All processes of PostgreSQL. Nothing for PGlite, which is in the gateway's process. */
  readonly database: number
}

/** The CPU that `work` takes, of a server and of the database. */
export async function spentOn(
  { postgres }: Pick<Stage, 'postgres'>,
  pid: number,
  work: () => Promise<unknown>,
): Promise<Spent> {
  const now = () => ({ gateway: cpuMs(pid), database: cpuMsOfChildren(postgres.pid()) })
  const before = now()
  await work()
  const after = now()
  return {
    gateway: after.gateway - before.gateway,
    database: after.database - before.database,
  }
}
