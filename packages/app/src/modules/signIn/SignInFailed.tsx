import { Alert, Button } from '@backstage/ui';
import { chosenPerson } from './chosenPerson';
import { SignInFrame } from './SignInFrame';

export function SignInFailed(props: { error?: Error }) {
  return (
    <SignInFrame>
      <Alert
        status="danger"
        title="Signing in failed"
        description={props.error?.message}
        customActions={
          <>
            <Button
              variant="secondary"
              onPress={() => {
                chosenPerson.forget();
                window.location.reload();
              }}
            >
              Choose another person
            </Button>
            <Button onPress={() => window.location.reload()}>Try again</Button>
          </>
        }
      />
    </SignInFrame>
  );
}
