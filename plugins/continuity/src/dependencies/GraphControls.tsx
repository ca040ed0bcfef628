import { ButtonIcon } from '@backstage/ui';
import {
  RiAddLine,
  RiFocus3Line,
  RiFullscreenLine,
  RiSubtractLine,
} from '@remixicon/react';
import { Panel, useReactFlow } from '@xyflow/react';
import { useContinuityTranslation } from '../components';
import styles from './graph.module.css';
import { useStillness } from './useStillness';

/** Buttons for what else takes a mouse wheel. */
export function GraphControls(props: {
  rootTitle: string;
  onCenter: () => void;
}) {
  const { t } = useContinuityTranslation();
  const flow = useReactFlow();
  const options = { duration: useStillness() ? 0 : 200 };
  const buttons = [
    { id: 'zoomIn', icon: <RiAddLine />, act: () => flow.zoomIn(options) },
    {
      id: 'zoomOut',
      icon: <RiSubtractLine />,
      act: () => flow.zoomOut(options),
    },
    {
      id: 'fit',
      icon: <RiFullscreenLine />,
      act: () => flow.fitView({ ...options, padding: 0.08, maxZoom: 1 }),
    },
    { id: 'center', icon: <RiFocus3Line />, act: props.onCenter },
  ] as const;
  return (
    <Panel position="top-right" className={styles.controls}>
      {buttons.map(({ id, icon, act }) => (
        <ButtonIcon
          key={id}
          size="small"
          variant="secondary"
          aria-label={t(`dependencies.picture.${id}`, {
            title: props.rootTitle,
          })}
          icon={icon}
          onPress={() => act()}
        />
      ))}
    </Panel>
  );
}
