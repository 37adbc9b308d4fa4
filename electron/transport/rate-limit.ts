export interface Rate {
  perSecond: number;
  burst: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

const mostBuckets = 10_000;

/** One token bucket per address. `nowMs` must be monotonic, so that a set clock neither blocks nor frees anybody. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, nowMs: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#nowMs = nowMs;
  }

  /** Takes a token; where there is none, the milliseconds until there is one. */
  waitMs(address: string): number {
    const nowMs = this.#nowMs();
    const bucket = this.#bucketOf(address, nowMs);
    bucket.tokens = this.#tokensAt(bucket, nowMs);
    bucket.filledAtMs = nowMs;
    if (bucket.tokens < 1) return ((1 - bucket.tokens) / this.#rate.perSecond) * 1000;
    bucket.tokens -= 1;
    return 0;
  }

  #bucketOf(address: string, nowMs: number): Bucket {
    const known = this.#buckets.get(address);
    if (known) return known;
    if (this.#buckets.size >= mostBuckets) this.#forgetFull(nowMs);
    const bucket = { tokens: this.#rate.burst, filledAtMs: nowMs };
    this.#buckets.set(address, bucket);
    return bucket;
  }

  #tokensAt(bucket: Bucket, nowMs: number): number {
    const refilled = ((nowMs - bucket.filledAtMs) / 1000) * this.#rate.perSecond;
    return Math.min(this.#rate.burst, bucket.tokens + refilled);
  }

  #forgetFull(nowMs: number): void {
    for (const [address, bucket] of this.#buckets) {
      if (this.#tokensAt(bucket, nowMs) >= this.#rate.burst) this.#buckets.delete(address);
    }
    if (this.#buckets.size >= mostBuckets) this.#buckets.clear();
  }
}
