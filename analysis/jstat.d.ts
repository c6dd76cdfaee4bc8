/** The part of jstat 1.9.6 that distributions.ts uses; the package ships no types. */
declare module 'jstat' {
  interface Distribution {
    inv(p: number, ...parameters: number[]): number;
    cdf(x: number, ...parameters: number[]): number;
    pdf(x: number, ...parameters: number[]): number;
  }
  const jStat: {
    gammaln(x: number): number;
    studentt: Distribution;
    noncentralt: Distribution;
    centralF: Distribution;
    chisquare: Distribution;
    tukey: Distribution;
  };
  export default jStat;
}
