// deploy/kubernetes: the chart renders, says only what the processes read, and keeps to what a restricted cluster demands.
import {deepEqual, equal, ok, throws} from 'node:assert/strict';
import {test} from 'node:test';
import yaml from 'js-yaml';
import {runHelm} from './lib/helm.mjs';
import {path} from './lib/repository.mjs';
import {settings, variable} from './lib/settings.mjs';

const CHART = path('deploy/kubernetes/huice');
const EVERYTHING = [
  '--set', 'autoscaling.enabled=true',
  '--set', 'traces.endpoint=http://collector:4317',
  '--set', 'gateway.ingress.tlsSecret=huice-tls',
  '--set', 'journal.anchorClaims.talent=anchor-talent',
  '--set', 'database.parameters=sslmode=verify-full',
  '--set', 'storage.s3.buckets.land=huice-land',
  '--set', 'storage.s3.endpoint=http://minio:9000',
  '--set', 'storage.claims.land=',
];

/** Settings of libraries that stand in no file of ours, because only an installation needs them. */
const OF_LIBRARIES = ['KAFKA_SECURITY_PROTOCOL', 'QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT'];

const rendered = (...args) => yaml.loadAll(runHelm('template', 'huice', CHART, ...args)).filter(Boolean);
const of = (kind, manifests) => manifests.filter(manifest => manifest.kind === kind);
const containers = manifests => of('Deployment', manifests).flatMap(each => each.spec.template.spec.containers);

test('helm lint finds nothing', () => void runHelm('lint', '--strict', CHART));

test('four deployments, four services, one door', () => {
  const manifests = rendered();
  const names = ['huice-gateway', 'huice-industry', 'huice-land', 'huice-talent'];
  for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy']) {
    deepEqual(of(kind, manifests).map(each => each.metadata.name).sort(), names, kind);
  }
  deepEqual(of('Ingress', manifests).map(each => each.metadata.name), ['huice-gateway']);
  deepEqual(of('Ingress', manifests)[0].spec.rules[0].http.paths.map(each => each.path), ['/api']);
  equal(of('HorizontalPodAutoscaler', manifests).length, 0);
});

test('everything switched on renders too', () => {
  const manifests = rendered(...EVERYTHING);
  equal(of('HorizontalPodAutoscaler', manifests).length, 4);
  ok(of('Deployment', manifests).every(each => each.spec.replicas === undefined), 'an autoscaler owns the replicas');
});

test('every environment variable is a setting some process reads', () => {
  const known = new Set([...settings().map(variable), ...OF_LIBRARIES]);
  const manifests = rendered(...EVERYTHING);
  const set = [
    ...of('ConfigMap', manifests).flatMap(each => Object.keys(each.data)),
    ...containers(manifests).flatMap(each => (each.env ?? []).map(entry => entry.name)),
  ];
  ok(set.length > 20, String(set.length));
  deepEqual(set.filter(name => !known.has(name)), []);
});

test('what a container takes its settings from is there', () => {
  const manifests = rendered();
  const maps = of('ConfigMap', manifests).map(each => each.metadata.name);
  for (const container of containers(manifests)) {
    for (const {configMapRef} of container.envFrom) ok(maps.includes(configMapRef.name), configMapRef.name);
  }
});

test('the gateway asks the services where they are', () => {
  const manifests = rendered();
  const services = of('Service', manifests).map(each => `http://${each.metadata.name}:${each.spec.ports[0].port}`);
  const asked = Object.values(of('ConfigMap', manifests).find(each => each.metadata.name === 'huice-gateway').data);
  equal(asked.length, 3);
  for (const address of asked) ok(services.includes(address), address);
});

test('no container runs as root, writes to its image or holds a capability', () => {
  const manifests = rendered(...EVERYTHING);
  for (const {spec} of of('Deployment', manifests)) {
    const pod = spec.template.spec;
    equal(pod.securityContext.runAsNonRoot, true);
    equal(pod.automountServiceAccountToken, false);
    for (const container of pod.containers) {
      equal(container.securityContext.readOnlyRootFilesystem, true);
      equal(container.securityContext.allowPrivilegeEscalation, false);
      deepEqual(container.securityContext.capabilities.drop, ['ALL']);
      ok(container.volumeMounts.some(mount => mount.mountPath === '/tmp'), 'a /tmp to write to');
      for (const mount of container.volumeMounts) ok(pod.volumes.some(volume => volume.name === mount.name), mount.name);
      for (const [probe, end] of [['startupProbe', 'started'], ['readinessProbe', 'ready'], ['livenessProbe', 'live']]) {
        equal(container[probe].httpGet.path, `/q/health/${end}`);
      }
      ok(container.resources.limits.memory);
    }
  }
});

test('no secret stands in the chart', () => {
  const manifests = rendered(...EVERYTHING);
  equal(of('Secret', manifests).length, 0);
  for (const container of containers(manifests)) {
    for (const entry of container.env ?? []) {
      if (/PASSWORD|KEY/.test(entry.name)) ok(entry.valueFrom?.secretKeyRef, entry.name);
    }
  }
});

test('files of applications are never kept in a pod alone', () => {
  const claims = of('Deployment', rendered()).flatMap(each => each.spec.template.spec.volumes)
    .filter(volume => volume.name === 'storage').map(volume => volume.persistentVolumeClaim?.claimName).sort();
  deepEqual(claims, ['huice-industry-files', 'huice-land-files', 'huice-talent-files']);
  throws(() => rendered('--set', 'storage.claims.land='), /name a claim or a bucket for land/);
});

for (const [wrong, what] of [
  ['services.talent.replicas=0', 'no replica'],
  ['oidc.authServerUrl=id.example', 'an address without a scheme'],
  ['gateway.ingres.enabled=false', 'a misspelt key'],
  ['kafka.bootstrapServers=kafka', 'a broker without a port'],
  ['journal.sealEvery=often', 'a time that is none'],
  ['journal.sealAlgorithm=rsa', 'an algorithm that signs no checkpoint'],
  ['storage.largestFile=plenty', 'a size that is none'],
]) {
  test(`values are refused: ${what}`, () => {
    throws(() => rendered('--set', wrong), /values don't meet|schema/i);
  });
}
