//! Time zones a person names: IANA names such as `Europe/Paris`, or offsets such as `+01:00`. The rules come
//! with the program, so that the same dossier gives the same times on every machine; the machine's own
//! zone is never asked.

use crate::diagnostic::nearest;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The zone that `name` names.
///
/// # Errors
/// What to write instead, for a name that is no zone.
pub fn zone(name: &str) -> Result<TimeZone, String> {
    let name = name.trim();
    if let Some(offset) = offset(name) {
        return Ok(TimeZone::fixed(offset));
    }
    let by_name = (!name.is_empty() && name.is_ascii()).then(|| ZONES.get(name).ok()).flatten();
    by_name.ok_or_else(|| {
        let names: Vec<String> = ZONES.available().map(|known| known.to_string()).collect();
        let near = nearest(name, names.iter().map(String::as_str));
        near.map_or_else(|| "a zone such as \"Europe/Paris\" or \"+01:00\"".to_owned(), |near| format!("\"{near}\""))
    })
}

/// Reads `Z`, `+01:00`, `-0530` or `+1`.
pub fn offset(text: &str) -> Option<Offset> {
    if matches!(text, "Z" | "z" | "UTC" | "utc") {
        return Some(Offset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = if digits.len() > 2 { digits.split_at(digits.len() - 2) } else { (digits.as_str(), "0") };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 18 || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_offsets_and_near_misses() {
        assert!(zone("Europe/Paris").is_ok());
        assert_eq!(zone("europe/pariss").unwrap_err(), "\"Europe/Paris\"");
        assert!(zone("Midi").is_err());
        let seconds = |text| offset(text).map(Offset::seconds);
        assert_eq!(seconds("+01:00"), Some(3600));
        assert_eq!(seconds("-0530"), Some(-19800));
        assert_eq!(seconds("+1"), Some(3600));
        assert_eq!(seconds("+25:00"), None);
    }
}
