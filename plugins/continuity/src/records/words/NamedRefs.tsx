import { EntityLink } from '../../components';

// A reference ends before the full stop of its sentence.
const REF = /([a-z]+:[\w-]+\/[\w-]+(?:\.[\w-]+)*)/i;

/** A sentence of the server, with the people and groups in it by their names. */
export function NamedRefs(props: { text: string }) {
  return (
    <>
      {props.text.split(REF).map((part, index) =>
        // What the pattern caught stands at each odd place.
        index % 2 === 1 ? <EntityLink key={index} entityRef={part} /> : part,
      )}
    </>
  );
}
