import { component } from './__testUtils__/repository';
import { readCatalogFile } from './catalogFile';

describe('readCatalogFile', () => {
  it('finds every entity in a file, by its canonical reference', () => {
    expect(
      readCatalogFile(
        `${component('Checkout')}---
apiVersion: continuity/v1alpha1
kind: VitalBusinessFunction
metadata:
  name: order-to-cash
  namespace: Sales
---
apiVersion: v1
kind: Service
metadata:
  name: not-of-the-catalog
`,
      ),
    ).toEqual({
      entityRefs: [
        'component:default/checkout',
        'vitalbusinessfunction:sales/order-to-cash',
      ],
      isCatalog: true,
      isReadable: true,
    });
  });

  it.each([
    ['nothing', ''],
    ['settings', 'apiVersionLabel: 1\n'],
    ['a list', '- apiVersion\n'],
    [
      'a resource of Kubernetes',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n',
    ],
    ['a template of an entity', component('${{ values.name }}')],
    [
      'a template that is no YAML',
      `{%- if a %}\n${component('a')}{%- endif %}\n`,
    ],
    ['other YAML with a mistake', 'apiVersion: v1\na: [\n'],
  ])('takes %s for no catalog file', (_, text) => {
    expect(readCatalogFile(text).isCatalog).toBe(false);
  });

  it('keeps a catalog file with a mistake, for the backend to name it', () => {
    expect(readCatalogFile(`${component('a')}  b: [\n`)).toMatchObject({
      isCatalog: true,
      isReadable: false,
    });
  });
});
