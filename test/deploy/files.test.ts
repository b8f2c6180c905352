import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { attemptTimeoutMs, defaultRequestTimeoutMs } from '#providers/timeouts.ts'
import { configFile } from '../../src/config-file.ts'
import { variables } from '../../src/environment.ts'
import { documentsIn, queries, root, type Tree, textOf } from './files.ts'

/** The labels of each metric that docs/metrics.md lists; test/telemetry compares it with what is exported. */
const metrics = new Map(
  Array.from(
    textOf('docs/metrics.md').matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*) \|/gm),
    ([, name = '', type, labels = '']) => [
      name,
      { type, labels: Array.from(labels.matchAll(/`(\w+)`/g), ([, label]) => label) },
    ],
  ),
)
// From the scraper.
const labelsOfTargets = ['instance', 'job', 'le']

test('every metric and label of the dashboard and the alerts is exported by the gateway', () => {
  const used = queries().flatMap((query) => Array.from(query.matchAll(/invite_gateway_\w+/g)))

  assert.ok(used.length > 40)
  for (const query of queries()) {
    const named = Array.from(query.matchAll(/invite_gateway_\w+/g), ([name]) => metricOf(name))
    assert.deepEqual(
      named.filter((name) => !metrics.has(name)),
      [],
      query,
    )
    const labels = named.flatMap((name) => metrics.get(name)?.labels ?? [])
    const wanted = [
      ...Array.from(query.matchAll(/by \(([^)]*)\)/g), ([, list = '']) => list.split(', ')).flat(),
      ...Array.from(query.matchAll(/(\w+)(?:=~?|!=)"/g), ([, label = '']) => label),
    ]
    const foreign = wanted.filter((label) => ![...labels, ...labelsOfTargets].includes(label))
    assert.deepEqual(foreign, [], query)
  }
})

test('the dashboard shows every metric but one, and its panels do not overlap', () => {
  const shown = new Set(
    queries().flatMap((query) =>
      Array.from(query.matchAll(/invite_gateway_\w+/g), ([name]) => metricOf(name)),
    ),
  )
  const { panels }: Tree = JSON.parse(textOf('deploy/grafana/invite-gateway.json'))
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }: Tree) =>
    Array.from({ length: w * h }, (_, n) => `${x + (n % w)}/${y + Math.floor(n / w)}`),
  )

  assert.deepEqual(
    [...metrics.keys()].filter((name) => !shown.has(name)),
    ['invite_gateway_look_up_recipients_total', 'invite_gateway_start_time_seconds'],
  )
  assert.equal(new Set(cells).size, cells.length)
  assert.equal(new Set(panels.map(({ id }: Tree) => id)).size, panels.length)
})

test('the alerts pass the tests of promtool', (t) => {
  const run = (...args: string[]) => spawnSync('promtool', args, { cwd: root, encoding: 'utf8' })
  if (run('--version').error !== undefined) {
    return t.skip('promtool was not found: install prometheus, or the alerts stay untried')
  }

  for (const args of [
    ['check', 'rules', 'deploy/prometheus/alerts.yaml'],
    ['check', 'config', 'deploy/prometheus/prometheus.yaml'],
    ['test', 'rules', 'deploy/prometheus/alerts.test.yaml'],
  ]) {
    const { status, stdout, stderr } = run(...args)
    assert.equal(status, 0, stdout + stderr)
  }
  const alerts = Array.from(textOf('deploy/prometheus/alerts.yaml').matchAll(/alert: (\w+)/g))
  const tested = textOf('deploy/prometheus/alerts.test.yaml')
  for (const [, alert] of alerts) assert.ok(tested.includes(`alertname: ${alert}\n`), alert)
})

test('Kubernetes runs it as a user without rights, on a read-only file system, and stops it gently', () => {
  const [{ spec }] = documentsIn('deploy/kubernetes/deployment.yaml')
  const pod = spec.template.spec
  const [gateway] = pod.containers

  assert.equal(pod.securityContext.runAsNonRoot, true)
  assert.equal(gateway.securityContext.readOnlyRootFilesystem, true)
  assert.deepEqual(gateway.securityContext.capabilities.drop, ['ALL'])
  assert.equal(gateway.livenessProbe.httpGet.path, '/health/live')
  assert.equal(gateway.readinessProbe.httpGet.path, '/health/ready')
  assert.ok(
    pod.terminationGracePeriodSeconds >= stopSeconds + gateway.lifecycle.preStop.sleep.seconds,
  )
  assertVariables(gateway.env.map(({ name }: Tree) => name))
  const [service, budget] = documentsIn('deploy/kubernetes/service.yaml')
  assert.equal(budget.kind, 'PodDisruptionBudget')
  assert.ok(spec.replicas > budget.spec.minAvailable)
  const selected = spec.template.metadata.labels
  for (const labels of [
    service.spec.selector,
    budget.spec.selector.matchLabels,
    spec.selector.matchLabels,
  ]) {
    assert.deepEqual(labels, selected)
  }
  const ports = gateway.ports.map(({ name }: Tree) => name)
  for (const { targetPort } of service.spec.ports) assert.ok(ports.includes(targetPort))
})

test('what Kubernetes mounts is a configuration, and its secrets are variables', () => {
  const [configuration] = documentsIn('deploy/kubernetes/configuration.yaml')
  const [secret, identities] = documentsIn('deploy/kubernetes/secret.example.yaml')
  const [{ spec }] = documentsIn('deploy/kubernetes/deployment.yaml')

  assert.doesNotThrow(() => configFile.parse(JSON.parse(configuration.data['gateway.json'])))
  assertVariables(Object.keys(secret.stringData).filter((name) => !name.startsWith('AWS_')))
  const { sources } = spec.template.spec.volumes[0].projected
  const mounted = sources.map(({ configMap, secret }: Tree) => (configMap ?? secret).name)
  assert.deepEqual(mounted, [configuration.metadata.name, identities.metadata.name])
})

test('compose runs two gateways that stop gently, and mounts files that exist', () => {
  const [{ services }] = documentsIn('compose.yaml')
  const gateways = Object.keys(services).filter((name) => name.startsWith('gateway'))

  assert.equal(gateways.length, 2)
  for (const name of gateways) {
    const { environment, stop_grace_period: grace, read_only: isReadOnly } = services[name]
    assertVariables(Object.keys(environment))
    assert.ok(Number.parseInt(grace, 10) >= stopSeconds)
    assert.equal(isReadOnly, true)
  }
  const mounts: string[] = Object.values(services).flatMap(({ volumes = [] }: Tree) => volumes)
  const ours = mounts
    .map((mount) => mount.split(':')[0] ?? '')
    .filter((path) => path.startsWith('./deploy'))
  assert.ok(ours.length >= 4)
  for (const path of ours)
    assert.ok(spawnSync('test', ['-e', path], { cwd: root }).status === 0, path)
  const [prometheus] = documentsIn('deploy/prometheus/prometheus.yaml')
  assert.deepEqual(
    prometheus.scrape_configs[0].static_configs[0].targets,
    gateways.map((name) => `${name}:${services[name].environment.METRICS_PORT}`),
  )
  for (const path of ['deploy/compose/collector.yaml', ...provisioning]) {
    assert.equal(documentsIn(path).length, 1, path)
  }
})

test('systemd and the image start the command of npm run serve', () => {
  const { scripts }: Tree = JSON.parse(textOf('package.json'))
  const unit = textOf('deploy/systemd/invite-gateway.service')
  const [, start] = /^ExecStart=\/usr\/bin\/(.*)$/m.exec(unit) ?? []
  const [, command = '[]'] = /^CMD (.*)$/m.exec(textOf('Dockerfile')) ?? []

  assert.equal(start, scripts.serve)
  assert.deepEqual(JSON.parse(command), scripts.serve.split(' '))
  assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) >= stopSeconds)
  assertVariables(
    Array.from(unit.matchAll(/^Environment=(\w+)=/gm), ([, name = '']) => name).filter(
      (name) => name !== 'NODE_ENV',
    ),
  )
})

// What main.ts allows itself: the attempts in flight, their records, and the end.
const stopSeconds = attemptTimeoutMs(defaultRequestTimeoutMs) / 1_000 + 10

const provisioning = [
  'deploy/grafana/provisioning/datasources/prometheus.yaml',
  'deploy/grafana/provisioning/dashboards/invite-gateway.yaml',
]

const metricOf = (name: string) =>
  metrics.has(name) ? name : name.replace(/_(?:bucket|count|sum)$/, '')

function assertVariables(names: readonly string[]): void {
  assert.deepEqual(
    names.filter((name) => !(name in variables.shape)),
    [],
  )
}
