//! What is known of single words, straight from bytes: [`WordTable`] answers with the clusters and
//! list flags of a form (first name, family name, place). The file is made by
//! `scripts/entity_tables.py`; nothing is parsed or copied when it is opened. Words are kept as
//! fingerprints of their hash, so that about one unknown word in a thousand is taken for another.
//!
//! File: `LWT2`; bits of a bucket, words, rows of the first and of the second clustering (u32 each);
//! where each bucket starts (see [`Buckets`]); words in order of their hash, each 5 bytes: fingerprint
//! ([`MARK`] bits), flags (5), rows in the first and second clustering (12 each, 0 is none); rows of
//! [`SIDE`] cluster numbers (u16). All numbers little-endian.

/// Cluster numbers of a word in one clustering, from coarse to fine.
pub const SIDE: usize = 4;
/// Cluster numbers of a word: those of two clusterings.
pub const LEVELS: usize = 2 * SIDE;
/// In a list of first names borne by women.
pub const FEMININE: u8 = 1;
/// In a list of first names borne by men.
pub const MASCULINE: u8 = 2;
/// In a list of family names.
pub const FAMILY: u8 = 4;
/// The name of a city.
pub const CITY: u8 = 8;
/// The name of a country, territory or large region.
pub const COUNTRY: u8 = 16;

const HEADER: usize = 20;
const MAGIC: &[u8; 4] = b"LWT2";
/// Bytes of one word.
const WORD: usize = 5;
/// Bits of a fingerprint.
const MARK: u32 = 11;

/// What a table says of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// Cluster numbers; 0 where there is none.
    pub clusters: [u16; LEVELS],
    /// [`FEMININE`] to [`COUNTRY`], joined.
    pub flags: u8,
}

/// A table of words over the bytes of its file.
#[derive(Clone, Debug, Default)]
pub struct WordTable<'b> {
    buckets: Buckets<'b>,
    filter: Filter,
    words: &'b [u8],
    rows: [&'b [u8]; 2],
}

impl<'b> WordTable<'b> {
    /// Opens the bytes of a table; `None` if they are none.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let [bits, words, first, second] = [0, 4, 8, 12].map(|at| read_u32(rest, at).unwrap_or(u32::MAX) as usize);
        let (buckets, rest) = Buckets::open(bytes.get(HEADER..)?, bits, words)?;
        let (words, rest) = rest.split_at_checked(words.checked_mul(WORD)?)?;
        let (first, rest) = rest.split_at_checked(first.checked_mul(2 * SIDE)?)?;
        let mut filter = Filter::new(buckets.bits, MARK);
        for (bucket, (start, end)) in buckets.ranges() {
            for entry in words.get(start * WORD..end * WORD)?.chunks_exact(WORD).map(number) {
                filter.add(bucket, entry);
            }
        }
        Some(Self { buckets, filter, words, rows: [first, rest.get(..second.checked_mul(2 * SIDE)?)?] })
    }

    /// What is known of a word by its [`hash`].
    pub fn get(&self, hash: u64) -> Option<WordFacts> {
        if !self.filter.may_hold(hash) {
            return None;
        }
        let (start, end) = self.buckets.range(hash);
        let mark = |number: u64| number & ((1 << MARK) - 1);
        let entries = self.words.get(start * WORD..end * WORD)?;
        let entry = entries.chunks_exact(WORD).map(number).find(|entry| mark(*entry) == mark(hash))?;
        let mut clusters = [0; LEVELS];
        for (side, (rows, clusters)) in self.rows.iter().zip(clusters.chunks_exact_mut(SIDE)).enumerate() {
            let row = (entry >> (16 + 12 * side) & 0xfff) as usize;
            let numbers = row.checked_sub(1).and_then(|row| rows.get(row * 2 * SIDE..(row + 1) * 2 * SIDE));
            for (cluster, bytes) in clusters.iter_mut().zip(numbers.unwrap_or_default().chunks_exact(2)) {
                *cluster = u16::from_le_bytes([bytes[0], bytes[1]]);
            }
        }
        Some(WordFacts { clusters, flags: (entry >> 11 & 0x1f) as u8 })
    }
}

/// The bytes of one word as a number.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// Where the entries of each bucket of hashes stand in a list in order of hash. Hashes are spread evenly,
/// so a bucket is kept as what it is off from where it should start (i16).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Buckets<'b> {
    bits: u32,
    entries: u64,
    off: &'b [u8],
}

impl<'b> Buckets<'b> {
    /// The buckets of `entries` entries at the start of `bytes`, and the bytes after them.
    pub(super) fn open(bytes: &'b [u8], bits: usize, entries: usize) -> Option<(Self, &'b [u8])> {
        if !(1..=20).contains(&bits) {
            return None;
        }
        let (off, rest) = bytes.split_at_checked(((1 << bits) + 1) * 2)?;
        Some((Self { bits: u32::try_from(bits).ok()?, entries: u64::try_from(entries).ok()?, off }, rest))
    }

    /// The bytes of the buckets of `hashes`, which are in order.
    pub(super) fn write(bits: u32, hashes: &[u64]) -> Vec<u8> {
        let buckets = Buckets { bits, entries: hashes.len() as u64, off: &[] };
        (0..=1u64 << bits)
            .flat_map(|bucket| {
                let start = hashes.partition_point(|hash| hash >> (64 - bits) < bucket) as i64;
                i16::try_from(start - buckets.due(bucket)).unwrap_or(i16::MAX).to_le_bytes()
            })
            .collect()
    }

    /// Where a bucket should start.
    fn due(&self, bucket: u64) -> i64 {
        ((bucket * self.entries) >> self.bits) as i64
    }

    fn start(&self, bucket: u64) -> usize {
        let at = bucket as usize * 2;
        let off = self.off.get(at..at + 2).map_or(0, |bytes| i16::from_le_bytes([bytes[0], bytes[1]]));
        usize::try_from(self.due(bucket) + i64::from(off)).unwrap_or(0)
    }

    /// The positions of the entries that may have this hash; the first is not above the second.
    pub(super) fn range(&self, hash: u64) -> (usize, usize) {
        if self.bits == 0 {
            return (0, 0);
        }
        let bucket = hash >> (64 - self.bits);
        let start = self.start(bucket);
        (start, self.start(bucket + 1).max(start))
    }
}

impl Buckets<'_> {
    /// Every bucket and the positions of its entries.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (u64, (usize, usize))> + '_ {
        (0..1u64 << self.bits).map(|bucket| (bucket, self.range(bucket << (64 - self.bits))))
    }
}

/// Bits of a hash that a filter tells apart.
const FILTER: u32 = 20;

/// One bit for each bucket and the last bits of a fingerprint: most hashes asked for are in no list, and are
/// passed over by this alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    bits: Vec<u64>,
    bucket: u32,
    low: u32,
}

impl Filter {
    /// An empty filter over buckets of so many bits and fingerprints of so many.
    pub(super) fn new(bucket: u32, mark: u32) -> Self {
        let low = FILTER.saturating_sub(bucket).min(mark);
        Self { bits: vec![0; 1 << (bucket + low).saturating_sub(6)], bucket, low }
    }

    fn bit(&self, bucket: u64, mark: u64) -> usize {
        (bucket << self.low | mark & ((1 << self.low) - 1)) as usize
    }

    /// Lets pass the hashes in `bucket` that end as `mark` does.
    pub(super) fn add(&mut self, bucket: u64, mark: u64) {
        let at = self.bit(bucket, mark);
        if let Some(word) = self.bits.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// False if nothing with this hash was added.
    #[inline]
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let at = self.bit(hash.checked_shr(64 - self.bucket).unwrap_or(0), hash);
        self.bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// The hash words are kept under: FNV-1a over the UTF-8 bytes, then mixed.
pub fn hash(form: &str) -> u64 {
    mix(form.bytes().fold(FNV_START, fnv))
}

/// Where a hash of bytes starts.
pub const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
pub fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// Spreads the bits of a hash (the finaliser of `SplitMix64`).
pub fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The key of a phrase: that of its words so far with one more word.
pub fn join(phrase: u64, word: u64) -> u64 {
    mix(phrase.rotate_left(21) ^ word)
}

/// The key of a name of one or more words: elided articles are words of their own.
pub fn phrase(name: &str) -> u64 {
    let elided = |word: &str| word.starts_with(['d', 'l', 'D', 'L']) && word.get(1..2) == Some("'") && word.len() > 2;
    let words = name.split(' ').flat_map(|word| {
        let (article, word) = if elided(word) { word.split_at(2) } else { ("", word) };
        [article, word].into_iter().filter(|part| !part.is_empty())
    });
    words.map(hash).reduce(join).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_written_and_refuses_the_rest() {
        let mut words = [("Lyon", 1u64, 2u64), ("Nice", 0, 1), ("Brest", 2, 0)].map(|(form, a, b)| (hash(form), a, b));
        words.sort_unstable();
        let mut bytes = b"LWT2".to_vec();
        bytes.extend([3u32, 3, 2, 2].iter().flat_map(|n| n.to_le_bytes()));
        bytes.extend(Buckets::write(3, &words.map(|word| word.0)));
        for (hash, a, b) in words {
            let entry = hash & 0x7ff | u64::from(CITY) << 11 | a << 16 | b << 28;
            bytes.extend(&entry.to_le_bytes()[..5]);
        }
        bytes.extend((0..16u16).flat_map(|cluster| (cluster + 7).to_le_bytes()));
        let table = WordTable::open(&bytes).unwrap();
        let facts = |clusters| Some(WordFacts { clusters, flags: CITY });
        assert_eq!(table.get(hash("Lyon")), facts([7, 8, 9, 10, 19, 20, 21, 22]));
        assert_eq!(table.get(hash("Nice")), facts([0, 0, 0, 0, 15, 16, 17, 18]));
        assert_eq!(table.get(hash("Lion")), None);
        assert!(WordTable::open(b"LWT2").is_none());
        assert!(WordTable::open(&bytes[..20]).is_none());
        assert!(WordTable::open(&bytes[..bytes.len() - 1]).is_none());
    }
}
