import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useContinuityTranslation } from '../components';
import styles from './dependencies.module.css';
import {
  depths,
  directionChoices,
  useDependencyState,
} from './useDependencyState';

/** Picture or table. */
export function ViewChoice() {
  const { t } = useContinuityTranslation();
  const { view, setView } = useDependencyState();
  return (
    <ToggleButtonGroup
      aria-label={t('dependencies.view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([key]) => setView(String(key))}
    >
      {(['picture', 'table'] as const).map(id => (
        <ToggleButton key={id} id={id} size="small">
          {t(`dependencies.view.${id}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Which way, and how far. */
export function RangeChoice() {
  const { t } = useContinuityTranslation();
  const { direction, depth, setDirection, setDepth } = useDependencyState();
  return (
    <div className={styles.tools}>
      <ToggleButtonGroup
        aria-label={t('dependencies.direction.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[direction]}
        onSelectionChange={([key]) => setDirection(String(key))}
      >
        {directionChoices.map(id => (
          <ToggleButton key={id} id={id} size="small">
            {t(`dependencies.direction.${id}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.depth}>
        <Select
          size="small"
          aria-label={t('dependencies.depth.label')}
          options={depths.map(steps => ({
            id: String(steps),
            label: t('dependencies.depth.upTo', { count: steps }),
          }))}
          value={String(depth)}
          onChange={key => setDepth(Number(key))}
        />
      </div>
    </div>
  );
}
