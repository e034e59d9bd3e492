//! Small pictures as inline SVG, without style attributes or script: a [`sparkline`] of a figure's values and
//! a [`density`] strip of a chronology. Both are hidden from assistive technology, because the table or list
//! beside them says the same. Coordinates are rounded to a tenth, so equal input gives equal bytes everywhere.

use super::highlights::escape;
use std::fmt::Write;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 24.0;
/// Space around the line, for the dot at its end.
const MARGIN: f64 = 3.0;

/// A line of `values` in their order, 120 × 24, a dot on the last; empty for fewer than two values.
pub(super) fn sparkline(values: &[f64]) -> String {
    if values.len() < 2 || values.iter().any(|value| !value.is_finite()) {
        return String::new();
    }
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = if high > low { high - low } else { 1.0 };
    let step = (WIDTH - 2.0 * MARGIN) / count(values.len() - 1);
    let mut points = String::new();
    let (mut x, mut y) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        x = MARGIN + step * count(at);
        y = HEIGHT - MARGIN - (value - low) / range * (HEIGHT - 2.0 * MARGIN);
        let gap = if at == 0 { "" } else { " " };
        // Writing to a String cannot fail.
        let _ = write!(points, "{gap}{x:.1},{y:.1}");
    }
    format!(
        "<svg class=\"spark\" viewBox=\"0 0 120 24\" width=\"120\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">\
         <polyline points=\"{points}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>\
         <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"currentColor\"/></svg>"
    )
}

/// A bar for each date, given as its anchor and its number of events; each bar leads to its date. Empty for no dates.
pub(super) fn density(days: &[(&str, usize)]) -> String {
    let most = days.iter().map(|&(_, events)| events).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let step = (640.0 / count(days.len())).min(20.0);
    let full = step * count(days.len());
    let mut bars = String::new();
    for (at, (anchor, events)) in days.iter().enumerate() {
        let height = 4.0 + 36.0 * count(*events) / count(most);
        let (x, y, width) = (step * count(at), 40.0 - height, step * 0.8);
        bars.push_str("<a href=\"#");
        escape(anchor, &mut bars);
        let _ =
            write!(bars, "\" tabindex=\"-1\"><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/></a>");
    }
    format!(
        "<svg class=\"density\" viewBox=\"0 0 {full:.1} 40\" width=\"{full:.1}\" height=\"40\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\" focusable=\"false\" fill=\"currentColor\">{bars}</svg>"
    )
}

/// A count as a coordinate; counts are far below what a float holds exactly.
fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_edge_to_edge() {
        let svg = sparkline(&[16.0, 164.0, 225.0]);
        assert!(svg.contains("points=\"3.0,21.0 60.0,8.3 117.0,3.0\""), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(sparkline(&[3.0]), "");
        assert_eq!(sparkline(&[3.0, f64::NAN]), "");
        assert_eq!(density(&[]), "");
        assert_eq!(density(&[("d", 0)]), "");
    }

    #[test]
    fn equal_values_give_a_level_line() {
        assert!(sparkline(&[5.0, 5.0]).contains("points=\"3.0,21.0 117.0,21.0\""));
    }

    #[test]
    fn anchors_are_escaped() {
        assert!(density(&[("a\"<b", 1)]).contains("href=\"#a&quot;&lt;b\""));
    }
}
