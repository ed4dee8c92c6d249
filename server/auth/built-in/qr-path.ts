import { create } from "qrcode";

/** The squares of a QR code as the path of an SVG; its side is `size` units. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  let path = "";
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`;
  return { size, path };
}
