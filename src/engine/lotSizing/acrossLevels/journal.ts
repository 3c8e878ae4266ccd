/** Rows of figures before they were changed, newest last, so that changes can be taken back in any depth. */
export interface Journal {
  length(): number;
  remember(item: number): void;
  /** Puts back everything remembered since the journal had this length. */
  undo(length: number): void;
  forget(): void;
}

/** `rows` hold `columns` figures per item, `singles` one. */
export function journalOf(rows: readonly Float64Array[], singles: readonly (Float64Array | Uint8Array)[], columns: number): Journal {
  const width = rows.length * columns + singles.length;
  const items: number[] = [];
  let kept = new Float64Array(64 * width);
  return {
    length: () => items.length,
    remember(item) {
      let at = items.length * width;
      if (at + width > kept.length) {
        const larger = new Float64Array(2 * kept.length);
        larger.set(kept);
        kept = larger;
      }
      for (const row of rows) {
        for (let c = item * columns; c < (item + 1) * columns; c++) kept[at++] = row[c]!;
      }
      for (const single of singles) kept[at++] = single[item]!;
      items.push(item);
    },
    undo(length) {
      while (items.length > length) {
        const item = items.pop()!;
        let at = items.length * width;
        for (const row of rows) {
          for (let c = item * columns; c < (item + 1) * columns; c++) row[c] = kept[at++]!;
        }
        for (const single of singles) single[item] = kept[at++]!;
      }
    },
    forget: () => void (items.length = 0),
  };
}
