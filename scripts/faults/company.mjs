// A small company, as catalog files describe it: three people of one team, who
// may do everything, and services that each need the next.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PEOPLE = ['ada', 'ben', 'cleo'].map(
  name => `user:default/${name}`,
);
export const TEAM = 'group:default/platform';
/** How many services there are: four of each worker, and one that nobody touches. */
const SERVICES = 25;

const nameOf = index => `service-${String(index).padStart(2, '0')}`;

export const services = Array.from(
  { length: SERVICES },
  (_, index) => `component:default/${nameOf(index)}`,
);
export const STILL = services[SERVICES - 1];
/** Their files have no continuity block; one of each worker. */
export const unclassified = Array.from(
  { length: 6 },
  (_, index) => `component:default/plain-${index}`,
);
export const functions = ['orders', 'payments'].map(
  name => `vitalbusinessfunction:default/${name}`,
);

const entity = (kind, name, spec, apiVersion = 'backstage.io/v1alpha1') => ({
  apiVersion,
  kind,
  metadata: { name },
  spec,
});

const component = (name, spec) =>
  entity('Component', name, {
    type: 'service',
    lifecycle: 'production',
    owner: TEAM,
    ...spec,
  });

const company = [
  entity('Group', 'platform', { type: 'team', children: [] }),
  ...PEOPLE.map(ref =>
    entity('User', ref.split('/')[1], { memberOf: ['platform'] }),
  ),
  ...functions.map(ref =>
    entity(
      'VitalBusinessFunction',
      ref.split('/')[1],
      { owner: TEAM, rto: 'PT4H', rpo: 'PT1H', mtpd: 'PT8H' },
      'continuity/v1alpha1',
    ),
  ),
  ...services.map((_, index) =>
    component(nameOf(index), {
      continuity: {
        tier: 'essential',
        recoveryTime: 'PT10M',
        ...(index < functions.length && { supports: [functions[index]] }),
        // Chains of six, so that a change reaches others.
        ...(index % 6 < 5 &&
          services[index + 1] && {
            dependencies: [{ ref: services[index + 1], data: true }],
          }),
      },
    }),
  ),
  ...unclassified.map(ref => component(ref.split('/')[1], {})),
];

/** Writes the files of the company. @returns the file that names them all */
export function writeCompany(folder) {
  const file = join(folder, 'company.yaml');
  // JSON is YAML, too.
  writeFileSync(file, company.map(one => JSON.stringify(one)).join('\n---\n'));
  return file;
}
