/** A square of modules, row by row; a value other than 0 is dark. */
export interface QrModules {
  readonly size: number;
  readonly data: ArrayLike<number>;
}

/** Light modules that a reader needs around the code (ISO/IEC 18004). */
export const quietZone = 4;

/** The dark modules as one SVG path, a run of each row at a time, moved in by the quiet zone. */
export function qrPath({ size, data }: QrModules): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    let start = -1;
    for (let column = 0; column <= size; column += 1) {
      const dark = column < size && data[row * size + column] !== 0;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        path += `M${start + quietZone} ${row + quietZone}h${column - start}v1h-${column - start}z`;
        start = -1;
      }
    }
  }
  return path;
}
