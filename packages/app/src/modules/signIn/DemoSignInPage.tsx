import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { chosenPerson } from './chosenPerson';
import { forgetOnSignOut } from './forgetOnSignOut';
import { PersonPicker } from './PersonPicker';
import { SignInFailed } from './SignInFailed';

/** Development only: lets one be any person of the example organisation. */
export function DemoSignInPage(props: SignInPageProps) {
  const [person, setPerson] = useState(chosenPerson.get);

  if (!person) {
    return (
      <PersonPicker
        onChoose={entityRef => {
          chosenPerson.set(entityRef);
          setPerson(entityRef);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="demo"
      headers={{ 'x-demo-person': person }}
      ErrorComponent={SignInFailed}
      onSignInSuccess={identity =>
        props.onSignInSuccess(forgetOnSignOut(identity))
      }
    />
  );
}
