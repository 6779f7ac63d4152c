import fc from 'fast-check';
import { blockersOfInquiryTerms, inquiryTermsOf } from './inquiry-terms.rules';

describe('what a contract says on questions', () => {
  it('is seven days for the trustee and seven for the committee where it says nothing', () => {
    expect(inquiryTermsOf({})).toEqual({ answerDays: 7, committeeDays: 7 });
    expect(inquiryTermsOf({ inquiry: null })).toEqual({ answerDays: 7, committeeDays: 7 });
    expect(blockersOfInquiryTerms(undefined)).toEqual([]);
    expect(blockersOfInquiryTerms(null)).toEqual([]);
  });

  it('is taken as agreed', () => {
    const inquiry = { answerDays: 1, committeeDays: 30 };
    expect(blockersOfInquiryTerms(inquiry)).toEqual([]);
    expect(inquiryTermsOf({ inquiry })).toEqual(inquiry);
  });

  it.each([
    ['no day', { answerDays: 0, committeeDays: 7 }, ['terms.inquiry.answerDays']],
    ['a month and a day', { answerDays: 7, committeeDays: 31 }, ['terms.inquiry.committeeDays']],
    ['half a day', { answerDays: 1.5, committeeDays: 7 }, ['terms.inquiry.answerDays']],
    ['text', { answerDays: '7', committeeDays: 7 }, ['terms.inquiry.answerDays']],
    ['nothing', {}, ['terms.inquiry.answerDays', 'terms.inquiry.committeeDays']],
    ['a list', [], ['terms.inquiry']],
  ])('is refused with %s, naming the field', (_what, given, fields) => {
    expect(blockersOfInquiryTerms(given).map(({ field }) => field)).toEqual(fields);
  });

  it('never crashes on what a form may send', () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => Array.isArray(blockersOfInquiryTerms(given))));
  });
});
