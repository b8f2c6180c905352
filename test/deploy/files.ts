import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'

export const root = join(import.meta.dirname, '../..')

export const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

/** Any YAML or JSON value. */
// biome-ignore lint/suspicious/noExplicitAny: the files are checked by what is read of them
export type Tree = any

/** Every document of a YAML file. Fails on what is no YAML, or has a key twice. */
export function documentsIn(path: string): readonly Tree[] {
  return parseAllDocuments(textOf(path), { merge: true }).map((document) => {
    const [problem] = [...document.errors, ...document.warnings]
    if (problem !== undefined) throw problem
    return document.toJS()
  })
}

export interface Panel {
  readonly title: string
  readonly queries: readonly string[]
}

/** The panels of the dashboard, without the rows that only group them. */
export function panels(): readonly Panel[] {
  const dashboard: Tree = JSON.parse(textOf('deploy/grafana/invite-gateway.json'))
  return dashboard.panels
    .filter(({ type }: Tree) => type !== 'row')
    .map(({ title, targets }: Tree) => ({ title, queries: targets.map(({ expr }: Tree) => expr) }))
}

/** The expressions of the dashboard and of the alerts. */
export function queries(): readonly string[] {
  const [alerts] = documentsIn('deploy/prometheus/alerts.yaml')
  return [
    ...panels().flatMap((panel) => panel.queries),
    ...alerts.groups.flatMap((group: Tree) => group.rules).map((rule: Tree) => rule.expr),
  ]
}
