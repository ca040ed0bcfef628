import { Alert, Button } from '@backstage/ui';
import { useContinuityTranslation } from '../../../components';

/** Says that the server stopped in the midst of it, and goes on. */
export function InterruptedAlert(props: {
  body: string;
  isPending: boolean;
  onGoOn: () => void;
}) {
  const { t } = useContinuityTranslation();
  return (
    <Alert
      status="warning"
      icon
      title={t('recordImport.check.interrupted')}
      description={props.body}
      customActions={
        <Button
          size="small"
          variant="secondary"
          isPending={props.isPending}
          onPress={props.onGoOn}
        >
          {t('recordImport.check.goOn')}
        </Button>
      }
    />
  );
}
