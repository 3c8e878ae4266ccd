import fc from "fast-check";
import { languages } from "../../src/language";
import { gapPercent } from "../../src/language/format";
import { certificateSentence } from "../../src/reports/certificate";

test.each([
  [0, "0%"],
  [0.004, "0.40%"],
  [0.0221912, "2.3%"],
  [0.153, "16%"],
  [0.0000012, "0.00012%"],
])("a gap of %p is said as %s", (gap, percent) => expect(gapPercent(gap)).toBe(percent));

test("never claims a smaller gap than is proven, nor a much larger one", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-7, max: 5, noNaN: true }), (gap) => {
      const said = Number.parseFloat(gapPercent(gap)) / 100;
      expect(said).toBeGreaterThanOrEqual(gap * (1 - 1e-9));
      expect(said).toBeLessThanOrEqual(gap * 1.11 + 1e-8);
    }),
  );
});

test("only the certificate may say optimal", () => {
  const certificate = { objective: 1, bound: 1, gap: 0, largestViolation: 0, ended: "complete", method: "structured" } as const;
  for (const { reports } of Object.values(languages)) {
    expect(certificateSentence({ ...certificate, status: "optimal" }, reports)).toBe(reports.dashboard.certificates.optimal);
    expect(certificateSentence({ ...certificate, status: "withinGap", gap: 0.01 }, reports)).toContain("1.0%");
  }
});
