import { DialogBody, DialogHeader } from '@backstage/ui';
import {
  FormDialog,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { entityParamsOf, usePosture } from '../entity/useEntityPosture';
import { ClassificationEditor } from './ClassificationEditor';

/** Classifies in the portal an entity whose file cannot carry the block. */
export function ClassifyDialog(props: {
  entityRef: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { entityRef, isOpen, onOpenChange } = props;
  const { data: posture } = usePosture(entityRef, { enabled: isOpen });
  const query = useContinuityQuery(
    'getClassification',
    { params: entityParamsOf(entityRef) },
    { enabled: isOpen },
  );
  return (
    <FormDialog isOpen={isOpen} onOpenChange={onOpenChange} width={560}>
      <DialogHeader>
        {t('entity.classify.title', { title: posture?.title ?? entityRef })}
      </DialogHeader>
      <QueryState
        operation="getClassification"
        query={query}
        skeleton={<DialogBody>{t('common.state.loading')}</DialogBody>}
      >
        {stored => (
          <ClassificationEditor
            // What somebody else saved meanwhile is shown, not overwritten.
            key={stored?.revision ?? 0}
            entityRef={entityRef}
            stored={stored}
            overridden={posture?.overriddenFields ?? []}
            onDone={() => onOpenChange(false)}
          />
        )}
      </QueryState>
    </FormDialog>
  );
}
