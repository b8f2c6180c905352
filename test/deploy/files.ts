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

/** The expressions of the dashboard and of the alerts. */
export function queries(): readonly string[] {
  const dashboard: Tree = JSON.parse(textOf('deploy/grafana/invite-gateway.json'))
  const [alerts] = documentsIn('deploy/prometheus/alerts.yaml')
  return [
    ...dashboard.panels.flatMap((panel: Tree) => panel.targets ?? []),
    ...alerts.groups.flatMap((group: Tree) => group.rules),
  ].map((one: Tree) => one.expr)
}
