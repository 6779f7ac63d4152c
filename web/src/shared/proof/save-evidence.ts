/** Hands the evidence to the reader as a file: whoever is to judge it needs nothing but this and a verifier. */
export function saveEvidence(name: string, evidence: unknown): void {
  const file = new Blob([JSON.stringify(evidence, null, 2)], { type: 'application/json' });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // some browsers begin to read only after the click has been handled
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
