import { useNavigate } from 'react-router-dom';
import { useUrlQuery } from '../../components';
import { useRecordTypes } from '../types';

/** Which import is shown, and what a new one is of, as the address keeps it. */
export function useImportPage() {
  const { params, change, hrefWith } = useUrlQuery();
  const types = useRecordTypes();
  const navigate = useNavigate();
  const wanted = params.get('type');
  const hrefOf = (id: string) =>
    hrefWith({ import: id, step: [], outcome: [] });
  const hrefOfColumns = hrefWith({ step: 'columns', outcome: [] });
  return {
    id: params.get('import'),
    /** The step that the person went back to. */
    wantedStep: params.get('step'),
    type: types.find(({ name }) => name === wanted) ?? types[0],
    change,
    hrefOf,
    hrefOfColumns,
    hrefOfCheck: hrefWith({ step: [] }),
    /** Where a new import of the same type begins. */
    hrefOfFile: hrefWith({ import: [], step: [], outcome: [] }),
    /** Goes to an import; the browser leads back. */
    open: (id: string) => navigate(hrefOf(id)),
    openColumns: () => navigate(hrefOfColumns),
  };
}
