"""How far a Hangul word reads like a part of a foreign person's name; the twin of src/entity/ko/transliteration.rs.

`fit_transliteration.py` makes the table. Standard library only."""
import struct

ROWS = 8192
EDGE = (28, 19, 21)


def letters(c):
    """(final, initial, vowel) of a syllable; an edge of the word has letters of its own."""
    o = ord(c) - 0xAC00
    return (o % 28, o // 588, o // 28 % 21)


def mixed(*numbers):
    """32-bit FNV-1a over whole numbers, the high half folded in."""
    h = 2166136261
    for n in numbers:
        h = ((h ^ n) * 16777619) & 0xFFFFFFFF
    return (h ^ h >> 15) % ROWS


def features(word):
    codes = [0, *map(ord, word), 0]
    parts = [EDGE, *map(letters, word), EDGE]
    rows = [mixed(0, len(word))] + [mixed(1, c) for c in codes[1:-1]]
    for i in range(len(codes) - 1):
        (final, _, vowel), (_, initial, next_vowel) = parts[i], parts[i + 1]
        rows += [mixed(2, codes[i], codes[i + 1]), mixed(3, final, initial, next_vowel), mixed(4, vowel, final, initial)]
    return rows


class Table:
    """data/transliteration.bin: two numbers of 16 bits, then half a byte for each row."""

    def __init__(self, path):
        data = path.read_bytes()
        self.step, self.begin = struct.unpack("<hh", data[:4])
        halves = [half for byte in data[4:] for half in (byte & 15, byte >> 4)]
        self.rows = [half - 16 if half > 7 else half for half in halves]

    def hundredths(self, word):
        """log odds, in hundredths"""
        return self.begin + self.step * sum(self.rows[r] for r in features(word))


def write(path, step, begin, rows):
    halves = bytes((a & 15) | (b & 15) << 4 for a, b in zip(rows[::2], rows[1::2]))
    path.write_bytes(struct.pack("<hh", step, begin) + halves)
