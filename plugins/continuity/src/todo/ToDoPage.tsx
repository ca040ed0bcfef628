import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { PageFrame, useContinuityTranslation } from '../components';
import { ExceptionsView } from './exceptions/ExceptionsView';
import { FindingsView } from './FindingsView';
import { useToDoState } from './useToDoState';

const views = ['findings', 'exceptions'] as const;

/** What is to be mended, and what is accepted for a time. */
export function ToDoPage() {
  const { t } = useContinuityTranslation();
  const { view, change } = useToDoState();
  return (
    <PageFrame
      title={t('todo.title')}
      actions={
        <ToggleButtonGroup
          aria-label={t('todo.view.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={keys =>
            change({ view: keys.has('exceptions') ? 'exceptions' : '' })
          }
        >
          {views.map(id => (
            <ToggleButton key={id} id={id}>
              {t(`todo.view.${id}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      {view === 'exceptions' ? <ExceptionsView /> : <FindingsView />}
    </PageFrame>
  );
}
