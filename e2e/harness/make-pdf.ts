/** A PDF with one line of text on each page, and a stream of drawing commands that each page begins with. */
export function makePdf(lines: readonly string[], { drawing = '', encrypted = false } = {}): string {
  const fontId = 3;
  const pageId = (at: number) => 4 + at * 2;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${lines.map((_, i) => `${pageId(i)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, i) => {
      const content = `${drawing}\nBT /F1 24 Tf 72 720 Td (${line}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${pageId(i) + 1} 0 R /Resources << /Font << /F1 ${fontId} 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let pdf = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const security = encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${KEY} /U ${KEY} >> /ID [${KEY} ${KEY}]`
    : '';
  return `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${security} >>\nstartxref\n${pdf.length}\n%%EOF\n`;
}

/** Belongs to no password that a reader tries by itself. */
const KEY = `<${'ab'.repeat(32)}>`;
