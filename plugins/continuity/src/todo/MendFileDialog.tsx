import {
  classifyPermission,
  type Finding,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Button,
  ButtonLink,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { QueryState, useContinuityTranslation } from '../components';
import { FileSnippet } from '../entity/service/FileSnippet';
import { usePosture } from '../entity/useEntityPosture';

/** What to write in an entity's file, and the way there. */
export function MendFileDialog(props: {
  finding: Finding;
  onClassify: () => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { finding } = props;
  const query = usePosture(finding.entityRef);
  const posture = query.data;
  const mayClassify = posture?.may.includes('classify') ?? false;
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable
      width={560}
    >
      <DialogHeader>
        {t('todo.mend.title', { entity: finding.entityTitle })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">{finding.message}</Text>
          <QueryState operation="getEntityPosture" query={query}>
            {({ editUrl }) => (
              <>
                <Text as="p" color="secondary">
                  {editUrl === null
                    ? t('todo.mend.noFile')
                    : t('todo.mend.intro')}
                  {editUrl === null &&
                    !mayClassify &&
                    ` ${t('todo.mend.denied', {
                      permission: classifyPermission.name,
                    })}`}
                </Text>
                {editUrl !== null && <FileSnippet finding={finding} />}
              </>
            )}
          </QueryState>
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.close')}
        </Button>
        {posture && posture.editUrl !== null && (
          <ButtonLink
            variant="primary"
            href={posture.editUrl}
            target="_blank"
            rel="noopener noreferrer"
            iconEnd={<RiExternalLinkLine />}
          >
            {t('todo.mend.open')}
          </ButtonLink>
        )}
        {posture && posture.editUrl === null && mayClassify && (
          <Button variant="primary" onPress={props.onClassify}>
            {t('common.action.classify')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
