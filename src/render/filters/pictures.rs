//! Small pictures as HTML: `series | sparkline` for a figure's values, `days | density` for a chronology.

use super::{field, list, text};
use crate::render::charts::{density, sparkline};
use tera::{Kwargs, State, Tera, Value};

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("sparkline", |series: &[Value], _: Kwargs, _: &State<'_>| {
        // A value that was taken back is in the table, struck through, and no step of the line.
        let stands = |row: &&Value| field(row, "withdrawn").and_then(Value::as_bool) != Some(true);
        let values: Vec<f64> =
            series.iter().filter(stands).filter_map(|row| field(field(row, "value")?, "low")?.as_f64()).collect();
        Value::safe_string(&sparkline(&values))
    });
    tera.register_filter("density", |days: &[Value], _: Kwargs, _: &State<'_>| {
        let bars: Vec<(&str, usize)> = days.iter().map(|day| (text(day, "anchor"), list(day, "events").len())).collect();
        Value::safe_string(&density(&bars))
    });
}
