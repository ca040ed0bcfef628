import { Flex } from '@backstage/ui';
import { PageFrame, useContinuityTranslation } from '../components';
import { CopyLinkButton } from './CopyLinkButton';
import { LossForm } from './LossForm';
import { LossResult } from './LossResult';
import { Suggestions } from './Suggestions';
import { useLoss } from './useLoss';

/** Tries what the loss of places, providers, teams or services would do. */
export function WhatIfPage() {
  const { t } = useContinuityTranslation();
  const isEmpty = useLoss().losses.length === 0;
  return (
    <PageFrame
      title={t('whatIf.title')}
      actions={!isEmpty && <CopyLinkButton />}
    >
      <Flex direction="column" gap="4">
        <LossForm />
        {isEmpty ? <Suggestions /> : <LossResult />}
      </Flex>
    </PageFrame>
  );
}
