import { useParams } from 'react-router';
import { useHere, useHereGet } from '../app/here';
import { Loaded } from '../ui/Loaded';
import { kept } from '../ui/kept';
import { emptyValues, valuesOf, type SpendingValues } from './form';
import { SpendingForm } from './SpendingForm';
import type { Spending } from './types';

/** A new request, or the draft (or an earlier one, as a new version) being written on. */
export default function SpendingFormPage() {
  const { id } = useParams();
  return id ? <Existing id={id} /> : <New />;
}

function New() {
  const slot = `desk:${useHere().id}:spending`;
  const unfinished = kept<SpendingValues>(slot);
  return (
    <SpendingForm
      slot={slot}
      spending={null}
      start={{ ...emptyValues(), ...unfinished }}
      restored={unfinished !== null}
    />
  );
}

function Existing({ id }: { id: string }) {
  const spending = useHereGet<Spending>(`/spending/${id}`);
  return (
    <Loaded of={spending}>
      {(data) => (
        <SpendingForm
          key={data.version}
          slot={null}
          spending={data}
          start={valuesOf(data)}
          restored={false}
        />
      )}
    </Loaded>
  );
}
