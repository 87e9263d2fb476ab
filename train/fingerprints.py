"""Name lists as the product has them: hashes in place of names. src/entity/tagger/names.rs reads them."""
import struct

import numpy as np

import chars

# Bits of a name beside those that its place in the list tells. With 12 a text that is no name matches one time in some
# seven thousand; with 11 the tagger loses half a point, with 9 more than two.
LOW = 12


def split16(a):
    a = np.asarray(a).astype(np.int64).ravel() & 0xFFFF
    return (a & 255).astype(np.uint8).tobytes() + (a >> 8).astype(np.uint8).tobytes()


def u32(n):
    return struct.pack("<I", n)


class Fingerprints(chars.Names):
    """The list as the product has it: hashes in place of names."""

    def __init__(self, codes, low=LOW):
        self.n = 0
        self.top = max(1, (max(1, len(codes)) - 1).bit_length())
        self.low = low
        self.keys = {}
        for s in sorted(codes):
            self.keys.setdefault(self.key(self.hash(s)), codes[s])

    @staticmethod
    def hash(s):
        return chars.fnv(map(ord, s), chars.fnv([ord("n")]))

    def key(self, h):
        h ^= h >> 15
        h = h * 0x2C1B3C6D & 0xFFFFFFFF
        h ^= h >> 12
        return h >> (32 - self.top), ((h << self.top) & 0xFFFFFFFF) >> (32 - self.low)

    def match(self, text, starts, skip):
        out = [0] * len(text)
        free = 0
        for i in starts:
            if i < free:
                continue
            h, best = chars.fnv([ord("n")]), None
            for m in range(min(chars.MAX_FORM, len(text) - i)):
                h = chars.fnv([ord(text[i + m])], h)
                c = self.keys.get(self.key(h))
                if c is not None:
                    best = m + 1, c
            if best:
                m, c = best
                for j in range(i, i + m):
                    out[j] = 1 + 3 * c + (0 if j == i else 2 if j == i + m - 1 else 1)
                free = i + m
        return out

    def bytes(self):
        order = sorted(self.keys)
        counts = np.bincount([t for t, _ in order], minlength=1 << self.top)
        assert counts.max() < 256
        return (u32(len(order)) + u32(self.top) + u32(self.low) + counts.astype(np.uint8).tobytes()
                + split16([k for _, k in order]) + bytes(self.keys[k] for k in order))
