import { type getDocumentProxy, getResolvedPDFJS } from "unpdf";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Looking at a page's drawing decodes its pictures, so only the first pages without text are looked at. */
const mostLookedAt = 5;

/** Which pages without text hold pictures; those that are not looked at are taken to be like the others. */
export async function picturesOn(pdf: Pdf, bare: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (const number of bare.slice(0, mostLookedAt)) if (await hasPicture(pdf, number)) found.push(number);
  return found.length > 0 ? [...found, ...bare.slice(mostLookedAt)] : [];
}

async function hasPicture(pdf: Pdf, number: number): Promise<boolean> {
  try {
    const { OPS } = await getResolvedPDFJS();
    // Letters that have no text are pictures as well.
    const pictures = new Set([
      OPS.paintImageXObject,
      OPS.paintInlineImageXObject,
      OPS.paintImageMaskXObject,
      OPS.showText,
    ]);
    const page = await pdf.getPage(number);
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    return fnArray.some((operation) => pictures.has(operation));
  } catch {
    // A picture that cannot be decoded is still one.
    return true;
  }
}
