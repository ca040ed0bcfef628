import type {
  Contributor,
  RecordDetail,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { useState } from 'react';
import {
  FormDialog,
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { CatalogSelect, CatalogSelectOne } from '../../pickers';
import { ContributorFields } from './ContributorFields';

const KINDS = ['User', 'Group'];

/** Says who owns, contributes to and has to read a record. */
export function PeopleDialog(props: {
  record: RecordDetail;
  type: RecordType;
  onClose: () => void;
}) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const { record, type, onClose } = props;
  const [owner, setOwner] = useState(record.ownOwnerRef);
  const [contributors, setContributors] = useState<Contributor[]>(
    record.contributors,
  );
  const [circulation, setCirculation] = useState(record.circulation.recipients);
  // What the reader saw; a lost race is refused rather than written over.
  const [version] = useState(record.peopleVersion);
  const put = useContinuityMutation('putRecordPeople');
  const save = () =>
    put.mutate(
      {
        params: { id: record.id },
        body: { version, ownOwnerRef: owner, contributors, circulation },
      },
      {
        onSuccess: () => {
          onClose();
          toast.done(t('records.done.people'));
        },
      },
    );
  return (
    <FormDialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={640}
    >
      <DialogHeader>{t('records.people.editTitle')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          {put.error && (
            <Alert
              status="danger"
              icon
              title={t('common.toast.failed')}
              description={refusalOf(put.error).message}
            />
          )}
          <CatalogSelectOne
            label={t('records.people.owner')}
            description={t('records.people.ownerHint')}
            kinds={KINDS}
            noneLabel={t('records.people.follows')}
            value={owner}
            onChange={setOwner}
          />
          <ContributorFields
            type={type}
            value={contributors}
            onChange={setContributors}
          />
          <CatalogSelect
            label={t('records.people.recipients')}
            description={t('records.people.circulationHint')}
            placeholder={t('records.people.none')}
            kinds={KINDS}
            value={circulation}
            onChange={setCirculation}
          />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button variant="primary" isPending={put.isPending} onPress={save}>
          {t('common.action.save')}
        </Button>
      </DialogFooter>
    </FormDialog>
  );
}
