//! Two expressions that share a part: « du 5 au 10 janvier 2017 », `March 5-9`, « de 8 à 24 mois »,
//! `1915-17`. What one leaves out it takes from the other; then both are resolved on their own, so that
//! each keeps its place in the text.

use super::clock;
use super::expr::{Expr, Fields, Found};
use super::grain::Length;
use super::resolve::context::Context;
use super::resolve::{Resolved, resolve as resolve_one};
use crate::extract::lexicon::time::TimeLexicon;

/// Both expressions with their values, in order; one without a value is left out.
pub(super) fn resolve(a: &Found, b: &Found, lexicon: &TimeLexicon, context: &Context) -> Vec<(Found, Resolved)> {
    let (mut a, mut b) = (a.clone(), b.clone());
    clock::settle(&mut a, &mut b);
    match (&mut a.expr, &mut b.expr) {
        (Expr::Duration(first), Expr::Duration(second)) if lexicon.rules.get(a.rule as usize).is_some_and(|r| r.generic) => {
            if let Some(length) = Length::new(first.n, second.grain, None) {
                *first = length;
            }
        }
        (first, second) => {
            if let (Some(first), Some(second)) = (fields(first), fields(second)) {
                share(first, second);
                if first.year.is_none()
                    && (first.month.is_some() || first.season.is_some() || first.quarter.is_some())
                    && first.of.is_none()
                    && let Some(year) =
                        resolve_one(&Expr::Fields(second.clone()), lexicon, context).and_then(|resolved| resolved.stamp?.year())
                {
                    let over = matches!((first.month, second.month), (Some(m), Some(n)) if m > n);
                    first.year = Some(year - i32::from(over));
                    second.year = Some(year);
                }
            }
        }
    }
    [a, b]
        .into_iter()
        .filter_map(|found| Some((resolve_one(&found.expr, lexicon, context)?, found)))
        .map(|(r, f)| (f, r))
        .collect()
}

/// The fields of a date, or of the day that a part or time of day lies on.
fn fields(expr: &mut Expr) -> Option<&mut Fields> {
    match expr {
        Expr::Fields(fields) => Some(fields),
        Expr::Edge { of, .. } => fields(of),
        Expr::Part { on: Some(on), .. } => fields(on),
        Expr::Clock(clock) => fields(clock.on.as_deref_mut()?),
        _ => None,
    }
}

/// Gives each date the parts it leaves to the other.
pub(super) fn share(a: &mut Fields, b: &mut Fields) {
    if a.day.is_some() && a.month.is_none() && b.month.is_some() {
        a.month = b.month;
        a.turn = a.turn.or(b.turn);
        if a.of.is_none() {
            a.of.clone_from(&b.of);
        }
    }
    if b.day.is_some() && b.month.is_none() && a.month.is_some() {
        b.month = a.month;
        b.year = b.year.or(a.year);
    }
    if a.year.is_none() && a.of.is_none() && a.turn.is_none() {
        let over = matches!((a.month, b.month), (Some(m), Some(n)) if m > n);
        a.year = b.year.map(|year| year - i32::from(over));
        if b.of.is_some() && a.day.is_none() == b.day.is_none() {
            a.of.clone_from(&b.of);
        }
    }
    if b.year.is_none() && b.of.is_none() && (b.month.is_some() || b.season.is_some()) {
        let over = matches!((a.month, b.month), (Some(m), Some(n)) if m > n);
        b.year = a.year.map(|year| year + i32::from(over));
    }
}
