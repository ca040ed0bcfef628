import {
  formatDuration,
  type RatedImpacts,
} from '@backstage-continuity/plugin-continuity-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import styles from './curve.module.css';
import { lineLook } from './lineLook';
import { curvePoints, placeOf } from './curvePoints';

const axis = {
  stroke: 'var(--bui-border-2)',
  tick: { fill: 'var(--bui-fg-secondary)', fontSize: 11 },
  tickLine: false,
};

/** A moment that is marked on the axis of time. */
export interface CurveMark {
  label: string;
  seconds: number;
}

/** Room beside a line that its label takes where another line is near. */
const ASIDE = 14;

/** Moves labels of lines apart that would otherwise lie on each other. */
function labelShift(places: readonly number[], index: number): number {
  const others = places.filter((_place, other) => other !== index);
  const isNear = others.some(other => Math.abs(other - places[index]) <= 1);
  if (!isNear) return 0;
  return index === 0 ? -ASIDE : ASIDE;
}

/** The worst rating of each band as steps, and the limit of what is tolerable. */
export function CurveChart(props: {
  impacts: RatedImpacts;
  /** Ids of categories that get a line of their own. */
  categories: readonly string[];
  marks: readonly CurveMark[];
  label: string;
  limitLabel: string;
  isSmall: boolean;
}) {
  const { impacts, isSmall } = props;
  const { ratings, bands, categories } = impacts.scale;
  const limit = ratings.filter(({ tolerable }) => tolerable).length - 0.5;
  const top = ratings.length - 0.5;
  const places = bands.map((_start, band) => band);
  const marked = props.marks.map(({ seconds }) => placeOf(bands, seconds));
  return (
    <div className={styles.chart} role="img" aria-label={props.label}>
      <ResponsiveContainer width="100%" height={isSmall ? 112 : 208}>
        <LineChart
          data={curvePoints(impacts)}
          margin={{ top: 16, right: 8, bottom: 0, left: isSmall ? 8 : 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
          <XAxis
            {...axis}
            type="number"
            dataKey="at"
            domain={[0, bands.length]}
            ticks={places}
            tickFormatter={place =>
              bands[place] === 0 ? '0' : formatDuration(bands[place] ?? 0)
            }
            interval="preserveStart"
            minTickGap={2}
          />
          <YAxis
            {...axis}
            hide={isSmall}
            width={68}
            type="number"
            domain={[-0.5, top]}
            ticks={ratings.map((_rating, index) => index)}
            tickFormatter={index => ratings[index]?.title ?? ''}
            interval={0}
          />
          <ReferenceArea
            y1={limit}
            y2={top}
            className={styles.intolerable}
            label={
              isSmall
                ? undefined
                : {
                    value: props.limitLabel,
                    position: 'insideTopLeft',
                    fill: 'var(--bui-fg-secondary)',
                    fontSize: 11,
                  }
            }
          />
          <ReferenceLine y={limit} className={styles.limit} />
          {props.marks.map(({ label }, index) => (
            <ReferenceLine
              key={label}
              x={marked[index]}
              className={styles.mark}
              label={{
                value: label,
                position: 'top',
                dx: labelShift(marked, index),
                fill: 'var(--bui-fg-primary)',
                fontSize: 11,
              }}
            />
          ))}
          {categories.map(
            ({ id }, index) =>
              props.categories.includes(id) && (
                <Line
                  key={id}
                  type="stepAfter"
                  dataKey={id}
                  {...lineLook(index)}
                  strokeWidth={1.5}
                  dot={false}
                  isAnimationActive={false}
                />
              ),
          )}
          <Line
            type="stepAfter"
            dataKey="worst"
            stroke="var(--bui-fg-primary)"
            strokeWidth={2.5}
            dot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
