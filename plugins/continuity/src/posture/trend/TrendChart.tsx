import {
  statuses,
  type TrendPoint,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  formatDay,
  statusClass,
  useContinuityTranslation,
} from '../../components';
import styles from '../posture.module.css';

const HEIGHT = 240;
/** Drawn from the bottom up: what is in order carries what is not. */
const layers = [...statuses].reverse();

const axis = {
  stroke: 'var(--bui-border-2)',
  tick: { fill: 'var(--bui-fg-secondary)', fontSize: 12 },
  tickLine: false,
};

function monthOf(day: string): string {
  return new Date(day).toLocaleDateString(undefined, {
    month: 'short',
    timeZone: 'UTC',
  });
}

/** Days on which a month begins, so that each is named once. */
function monthStarts(points: TrendPoint[]): string[] {
  return points.map(({ day }) => day).filter(day => day.endsWith('-01'));
}

/** Number of services by status over time, one upon the other. */
export function TrendChart(props: { points: TrendPoint[]; label: string }) {
  const { t } = useContinuityTranslation();
  const { points } = props;
  const starts = monthStarts(points);
  // Named columns: the chart tells its layers apart by name alone.
  const rows = points.map(({ day, byStatus }) => ({ day, ...byStatus }));
  return (
    <div className={styles.chart} role="img" aria-label={props.label}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <AreaChart
          data={rows}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
          <XAxis
            {...axis}
            dataKey="day"
            ticks={starts.length > 1 ? starts : undefined}
            tickFormatter={starts.length > 1 ? monthOf : formatDay}
            minTickGap={24}
          />
          <YAxis {...axis} width={36} allowDecimals={false} />
          <Tooltip
            labelFormatter={day => formatDay(String(day))}
            isAnimationActive={false}
            contentStyle={{
              background: 'var(--bui-bg-neutral-1)',
              border: '1px solid var(--bui-border-2)',
              borderRadius: 'var(--bui-radius-2)',
              color: 'var(--bui-fg-primary)',
            }}
            itemStyle={{ color: 'var(--bui-fg-primary)' }}
          />
          {layers.map(status => (
            <Area
              key={status}
              // One after the other, without curves that figures do not have.
              type="linear"
              stackId="all"
              dataKey={status}
              name={t(`common.status.${status}`)}
              className={`${styles.layer} ${statusClass(status)}`}
              isAnimationActive={false}
              dot={false}
              activeDot={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
