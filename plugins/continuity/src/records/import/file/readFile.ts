/** A file's content in base64. */
export function contentOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Bytes as people say them. */
export function sizeText(bytes: number): string {
  const [amount, unit] =
    bytes < 1_000_000
      ? [Math.ceil(bytes / 1_000), 'kilobyte']
      : [Math.ceil(bytes / 100_000) / 10, 'megabyte'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit }).format(
    amount,
  );
}
