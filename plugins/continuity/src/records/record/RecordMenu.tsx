import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { useContinuityTranslation } from '../../components';
import { attentionOf } from '../words';
import type { RecordDialog } from './RecordDialogs';
import { useRecordDeeds } from './useRecordDeeds';

/** What else can be done with a record. */
export function RecordMenu(props: {
  record: RecordDetail;
  onChoose: (dialog: RecordDialog) => void;
}) {
  const { t } = useContinuityTranslation();
  const { record, onChoose } = props;
  const { may } = record;
  const deeds = useRecordDeeds(record);
  const isQuiet = attentionOf(record, Date.now()).length === 0;
  const shown = {
    // While something needs a review, the page's own button offers it.
    confirm: may.includes('confirm') && (isQuiet || record.open !== null),
    withdraw: may.includes('withdraw') && may.includes('approve'),
    discard: may.includes('discard'),
    retire: may.includes('retire'),
  };
  if (!Object.values(shown).some(Boolean)) return null;
  return (
    <MenuTrigger>
      <ButtonIcon
        variant="secondary"
        aria-label={t('records.action.more')}
        icon={<RiMore2Line />}
      />
      <Menu>
        {shown.confirm && (
          <MenuItem onAction={() => onChoose('confirm')}>
            {t('records.action.confirm')}
          </MenuItem>
        )}
        {shown.withdraw && (
          <MenuItem onAction={deeds.withdraw}>
            {t('records.action.withdraw')}
          </MenuItem>
        )}
        {shown.discard && (
          <MenuItem color="danger" onAction={() => onChoose('discard')}>
            {t('records.action.discard')}
          </MenuItem>
        )}
        {shown.retire && (
          <MenuItem color="danger" onAction={() => onChoose('retire')}>
            {t('records.action.retire')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
