export type PdfPage = { lines?: readonly PdfLine[]; hasPicture?: boolean };
export type PdfLine = { text: string; x?: number; y: number; size?: number };

const picture =
  "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>";

/** A PDF as a printer driver would write it: every line of a page is placed by itself. */
export function makePdf(pages: readonly PdfPage[], title?: string): Uint8Array {
  const first = 5;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, place) => `${first + 1 + 2 * place} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `${picture}\nstream\n\x10\x80\x80\xff\nendstream`,
    `<< ${title === undefined ? "" : `/Title <${hex(title)}>`} >>`,
  ];
  for (const [place, page] of pages.entries()) {
    const content = contentOf(page);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >> /Contents ${first + 2 + 2 * place} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return Buffer.from(fileOf(objects), "latin1");
}

function contentOf({ lines = [], hasPicture = false }: PdfPage): string {
  const drawn = lines.map(({ text, x = 50, y, size = 11 }) => `BT /F ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`);
  return [...drawn, ...(hasPicture ? ["q 595 0 0 842 0 0 cm /P Do Q"] : [])].join("\n");
}

function fileOf(objects: readonly string[]): string {
  const parts = ["%PDF-1.7\n"];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [place, object] of objects.entries()) {
    const part = `${place + 1} 0 obj\n${object}\nendobj\n`;
    places.push(length);
    parts.push(part);
    length += part.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return parts.join("");
}

const hex = (text: string): string => Buffer.from(text, "latin1").toString("hex");
