import { Form } from 'antd';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Loaded } from '../ui/Loaded';
import { showProblems } from '../ui/ProblemList';
import { FormulaFields } from './FormulaFields';
import { formulaBodyOf, formulaValuesOf, type FormulaValues } from './formula-form';
import type { Formula } from './types';

/** 报酬计算办法: the next version, begun from the newest; only the owners' side enters it. */
export function FormulaForm({ onDone }: { onDone: () => void }) {
  const versions = useHereGet<{ items: Formula[] }>('/remuneration-formulas');
  return (
    <Loaded of={versions}>
      {({ items: [newest] }) => <NextFormula newest={newest} onDone={onDone} />}
    </Loaded>
  );
}

interface Props {
  newest: Formula | undefined;
  onDone: () => void;
}

function NextFormula({ newest, onDone }: Props) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  const [form] = Form.useForm<FormulaValues>();
  const effectiveOn = Form.useWatch('effectiveOn', form) ?? '';
  const resolutionRef = Form.useWatch('resolutionRef', form) ?? '';
  const send = async (code: string) => {
    try {
      const body = formulaBodyOf(form.getFieldsValue(true) as FormulaValues);
      const path = here.api('/remuneration-formulas');
      return await api.post(path, body, { once: true, secondFactor: code });
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={formulaValuesOf(newest, today().slice(0, 7))}
      >
        <p className="quiet">{t('formula.hint')}</p>
        <FormulaFields />
      </Form>
      <ActBox
        sentence={t('formula.will', {
          month: effectiveOn && dates.period(effectiveOn),
          ref: resolutionRef,
        })}
        word={t('formula.save')}
        secondFactor
        form={form}
        ready={effectiveOn !== '' && resolutionRef.trim().length > 1}
        send={({ code }) => send(code)}
        onDone={onDone}
        onCancel={onDone}
      />
    </>
  );
}
