import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  metricsServiceRef,
  type MetricAttributes,
  type MetricOptions,
  type MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';

interface Instrument {
  name: string;
  unit?: string;
  description?: string;
  /** Measured values by their attributes, such as `outcome=failed`. */
  values: Map<string, number[]>;
  callbacks: MetricsServiceObservableCallback[];
}

const keyOf = (attributes: MetricAttributes = {}) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');

/** Takes measurements, and asks gauges for theirs, as a collector would. */
export function createMeter() {
  const instruments = new Map<string, Instrument>();
  const create = (name: string, { unit, description }: MetricOptions = {}) => {
    if (instruments.has(name)) throw new Error(`${name} is there already`);
    const instrument: Instrument = {
      name,
      unit,
      description,
      values: new Map(),
      callbacks: [],
    };
    instruments.set(name, instrument);
    return instrument;
  };
  const take = (
    { values }: Instrument,
    value: number,
    attributes?: MetricAttributes,
  ) => {
    const key = keyOf(attributes);
    values.set(key, [...(values.get(key) ?? []), value]);
  };
  const measured = (name: string, options?: MetricOptions) => {
    const instrument = create(name, options);
    return (value: number, attributes?: MetricAttributes) =>
      take(instrument, value, attributes);
  };
  const service = metricsServiceMock.mock({
    createCounter: (name, options) => ({ add: measured(name, options) }),
    createHistogram: (name, options) => ({ record: measured(name, options) }),
    createObservableGauge: (name, options) => {
      const { callbacks } = create(name, options);
      return {
        addCallback: callback => callbacks.push(callback as never),
        removeCallback: () => {},
      };
    },
  });
  const valuesOf = (name: string, attributes?: MetricAttributes) =>
    instruments.get(name)?.values.get(keyOf(attributes)) ?? [];
  return {
    service,
    instruments,
    factory: createServiceFactory({
      service: metricsServiceRef,
      deps: {},
      factory: () => service,
    }),
    /** What a counter has come to. */
    sum: (name: string, attributes?: MetricAttributes) =>
      valuesOf(name, attributes).reduce((sum, value) => sum + value, 0),
    /** Each value that a histogram took. */
    valuesOf,
    /** What a gauge shows now; undefined: nothing. */
    async gauge(name: string, attributes?: MetricAttributes) {
      const instrument = instruments.get(name);
      if (!instrument) throw new Error(`No ${name}`);
      instrument.values.clear();
      for (const callback of instrument.callbacks) {
        await callback({
          observe: (value, of) => take(instrument, value, of),
        });
      }
      return valuesOf(name, attributes)[0];
    },
  };
}
