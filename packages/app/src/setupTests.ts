import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A test shows that something appears, not how soon on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
