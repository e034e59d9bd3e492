//! What is known of single words, straight from bytes: [`WordTable`] answers with the clusters and
//! list flags of a form (first name, family name, place). The file is made by
//! `scripts/entity_tables.py`; nothing is parsed or copied when it is opened. Words are kept as
//! fingerprints of their hash, so that about one unknown word in a thousand is taken for another.
//!
//! File: `LWT1`, slots (u32), rows (u32); slots of u32 (row + 1: 15 bits, flags: 6, fingerprint: 11; 0 is empty);
//! rows of [`LEVELS`] cluster numbers (u16). All numbers little-endian.

/// Cluster numbers of a word: four from coarse to fine, and two of another clustering.
pub const LEVELS: usize = 6;
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

const HEADER: usize = 12;
const MAGIC: &[u8; 4] = b"LWT1";

/// What a table says of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// Cluster numbers; all 0 for a word without clusters.
    pub clusters: [u16; LEVELS],
    /// [`FEMININE`] to [`COUNTRY`], joined.
    pub flags: u8,
}

/// A table of words over the bytes of its file.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordTable<'b> {
    slots: &'b [u8],
    rows: &'b [u8],
}

impl<'b> WordTable<'b> {
    /// Opens the bytes of a table; `None` if they are none.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let slots = read_u32(rest, 0)? as usize * 4;
        let rows = read_u32(rest, 4)? as usize * LEVELS * 2;
        let body = bytes.get(HEADER..)?;
        Some(Self { slots: body.get(..slots)?, rows: body.get(slots..slots + rows)? })
    }

    /// What is known of a word by its [`hash`].
    pub fn get(&self, hash: u64) -> Option<WordFacts> {
        let slots = self.slots.len() / 4;
        let mark = (hash & 0x7ff) as u32;
        let mut at = ((u128::from(hash) * slots as u128) >> 64) as usize;
        for _ in 0..slots.min(64) {
            let entry = read_u32(self.slots, at * 4)?;
            if entry == 0 {
                return None;
            }
            if entry & 0x7ff == mark {
                let flags = ((entry >> 11) & 0x3f) as u8;
                return Some(WordFacts { clusters: self.row((entry >> 17) as usize), flags });
            }
            at = if at + 1 == slots { 0 } else { at + 1 };
        }
        None
    }

    fn row(&self, row: usize) -> [u16; LEVELS] {
        let mut clusters = [0; LEVELS];
        let Some(start) = row.checked_sub(1).map(|row| row * LEVELS * 2) else { return clusters };
        if let Some(bytes) = self.rows.get(start..start + LEVELS * 2) {
            for (cluster, pair) in clusters.iter_mut().zip(bytes.chunks_exact(2)) {
                *cluster = u16::from_le_bytes([pair[0], pair[1]]);
            }
        }
        clusters
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_written_and_refuses_the_rest() {
        let mut bytes = b"LWT1".to_vec();
        bytes.extend(2u32.to_le_bytes());
        bytes.extend(1u32.to_le_bytes());
        let mark = (hash("Lyon") & 0x7ff) as u32;
        let entry = (1u32 << 17) | (u32::from(CITY) << 11) | mark;
        let at = ((u128::from(hash("Lyon")) * 2) >> 64) as usize;
        let mut slots = [0u32; 2];
        slots[at] = entry;
        bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
        bytes.extend([7u16, 8, 9, 10, 11, 12].iter().flat_map(|cluster| cluster.to_le_bytes()));
        let table = WordTable::open(&bytes).unwrap();
        assert_eq!(table.get(hash("Lyon")), Some(WordFacts { clusters: [7, 8, 9, 10, 11, 12], flags: CITY }));
        assert_eq!(table.get(hash("Lion")), None);
        assert!(WordTable::open(b"LWT1").is_none());
        assert!(WordTable::open(&bytes[..20]).is_none());
    }
}
