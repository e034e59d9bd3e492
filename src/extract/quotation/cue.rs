//! Cues: the reporting verbs of a document, each with its auxiliaries, clitics and inverted pronoun
//! (« a-t-il ensuite déclaré », `has not said`). [`find`] keeps only forms that can have a speaker: finite
//! ones, gerunds and infinitives; passives and nouns that look like verbs are left out.
//! Whose words they report is settled by [`super::subject`].

use super::reading::Reading;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// How a cue stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With a subject of its own.
    Finite,
    /// « affirmant », `adding`: the subject is that of the clause.
    Gerund,
    /// « de poursuivre », `to say`: the subject is that of the clause.
    Infinitive,
}

/// A reporting verb.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// All its tokens: clitics, auxiliaries, inverted pronoun.
    pub(super) tokens: Range<usize>,
    /// The verb itself.
    pub(super) head: usize,
    /// Bits of [`verb`].
    pub(super) verb: u32,
    /// How it stands.
    pub(super) form: Form,
    /// The inverted pronoun, if it has one.
    pub(super) pronoun: Option<usize>,
    /// It is said not to have been said.
    pub(super) negated: bool,
}

impl Cue {
    /// True if it takes one of `classes`.
    pub(super) fn takes(&self, classes: u32) -> bool {
        self.verb & classes != 0
    }
}

/// What stands before a verb form.
#[derive(Clone, Copy, Default)]
struct Left {
    start: usize,
    pronoun: Option<usize>,
    negated: bool,
    have: bool,
    be: bool,
    been: bool,
    modal: bool,
}

/// No more than this is read before a verb, in tokens.
const REACH: usize = 8;

/// The cues of the document, in the order of their verbs.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Cue> {
    (0..reading.len()).filter_map(|at| cue(reading, at)).collect()
}

/// The cues whose verbs stand in `tokens`.
pub(super) fn within<'c>(cues: &'c [Cue], tokens: &Range<usize>) -> &'c [Cue] {
    let from = cues.partition_point(|c| c.head < tokens.start);
    let to = cues.partition_point(|c| c.head < tokens.end);
    cues.get(from..to).unwrap_or(&[])
}

/// The cue whose first token is `at`.
pub(super) fn starting(cues: &[Cue], at: usize) -> Option<&Cue> {
    within(cues, &(at..at + REACH)).iter().find(|c| c.tokens.start == at)
}

fn cue(reading: &Reading<'_>, at: usize) -> Option<Cue> {
    let tag = reading.tag(at);
    if tag.is(class::CAUSATIVE) && !tag.is(class::CONTINUED) {
        return causative(reading, at);
    }
    if tag.is(class::STATE) {
        return state(reading, at);
    }
    if tag.verb & (verb::ANY | verb::ASK) == 0 || reading.names.at(at).is_some() || reading.is_inside_word(at) {
        return None;
    }
    let left = left_of(reading, at);
    let (form, left) = form_of(reading, at, left)?;
    let mut end = at + 1;
    let mut pronoun = left.pronoun;
    if let Some(after) = inverted(reading, end).filter(|_| pronoun.is_none()) {
        pronoun = Some(after - 1);
        end = after;
    }
    let start = clitics(reading, left.start);
    let negated = left.negated || reading.is(end, class::NEGATION);
    Some(Cue { tokens: start..end, head: at, verb: tag.verb, form, pronoun, negated })
}

/// « est convaincu que », `is confident that`: an opinion told by an adjective.
fn state(reading: &Reading<'_>, at: usize) -> Option<Cue> {
    let left = left_of(reading, at);
    let opinion = left.be && !reading.is(left.start.wrapping_sub(1), class::NEUTER | class::IMPERSONAL);
    let verb = verb::CONTENT | verb::BARE;
    let cue =
        Cue { tokens: left.start..at + 1, head: at, verb, form: Form::Finite, pronoun: left.pronoun, negated: left.negated };
    opinion.then_some(cue)
}

/// « fait savoir », `points out`: several words that report as one.
fn causative(reading: &Reading<'_>, at: usize) -> Option<Cue> {
    let mut end = at + 1;
    while reading.is(end, class::CONTINUED) {
        end += 1;
    }
    let left = left_of(reading, at);
    if left.start > 0 && reading.is(left.start - 1, class::REFLEXIVE) {
        return None;
    }
    let form = if reading.is(at, class::GERUNDIAL) { Form::Gerund } else { Form::Finite };
    let mut pronoun = left.pronoun;
    if let Some(after) = inverted(reading, end).filter(|_| pronoun.is_none()) {
        pronoun = Some(after - 1);
        end = after;
    }
    let start = clitics(reading, left.start);
    let quoted = reading.is_listed("(with quoted words only)", at) && end == at + 2;
    let bits = if quoted { verb::INQUIT } else { verb::CONTENT | verb::INQUIT };
    Some(Cue { tokens: start..end, head: at, verb: bits, form, pronoun, negated: left.negated })
}

/// Reads auxiliaries, adverbs and an inverted pronoun to the left of the verb at `at`.
fn left_of(reading: &Reading<'_>, at: usize) -> Left {
    let mut left = Left { start: at, ..Left::default() };
    let mut k = at;
    let floor = at.saturating_sub(REACH);
    while k > floor {
        let p = k - 1;
        let tag = reading.tag(p);
        if reading.is_marked(p) != reading.is_marked(at) {
            break;
        }
        if tag.is(class::HAVE | class::BE | class::MODAL) && reading.names.at(p).is_none() {
            left.have |= tag.is(class::HAVE);
            left.be |= tag.is(class::BE);
            left.modal |= tag.is(class::MODAL);
            left.negated |= tag.is(class::NEGATION);
            left.start = p;
            k = p;
        } else if tag.is(class::BEEN) {
            left.been = true;
            left.start = p;
            k = p;
        } else if tag.is(class::NEGATION) {
            left.negated = true;
            left.start = p;
            k = p;
        } else if tag.is(class::PRONOUN) && p > 0 && reading.is_hyphen(p - 1) && !reading.starts_apart(p) {
            left.pronoun = Some(p);
            k = p - 1;
            if reading.doc.lower(k.saturating_sub(1)) == "t" && k >= 2 && reading.is_hyphen(k - 2) {
                k -= 2;
            }
            left.start = k;
        } else if tag.is(class::PRONOUN) && p > 0 && reading.is(p - 1, class::HAVE) {
            // « a elle relevé »: a pronoun that only stresses the subject.
            k = p;
        } else if tag.is(class::ADVERB | class::CONNECTIVE) && !tag.is(class::DETERMINER | class::CONJUNCTION)
            || tag.is(class::CLITIC) && left.modal && !left.have
        {
            k = p;
        } else if tag.is(class::TO) {
            // « tient à préciser », `went on to say`: only after a modal.
            if !reading.is(p.wrapping_sub(1), class::MODAL | class::PRONOUN) {
                break;
            }
            k = p;
        } else {
            break;
        }
    }
    left
}

fn form_of(reading: &Reading<'_>, at: usize, left: Left) -> Option<(Form, Left)> {
    let bits = reading.tag(at).verb;
    let auxiliary = left.have || left.be || left.modal;
    let reflexive = left.start > 0 && (left.start.saturating_sub(2)..left.start).any(|i| reading.is(i, class::REFLEXIVE));
    if bits & verb::BASE != 0 && left.modal {
        return Some((Form::Finite, left));
    }
    if bits & verb::PARTICIPLE != 0 && (left.have || left.be) {
        let passive = left.been || left.be && !left.have && !reflexive;
        return (!passive).then_some((Form::Finite, left));
    }
    let owner = class::POSSESSIVE | class::GENITIVE | class::DETERMINER;
    if reading.is(at, class::SAYING) && at.checked_sub(1).is_some_and(|p| reading.is(p, owner)) {
        return None;
    }
    if bits & verb::GERUND != 0 {
        let form = if left.be { Form::Finite } else { Form::Gerund };
        return Some((form, left));
    }
    if bits & verb::FINITE != 0 && !auxiliary && !is_noun(reading, at) {
        return Some((Form::Finite, left));
    }
    let marked = at.checked_sub(1).is_some_and(|p| reading.is(p, class::PREPOSITION | class::OF | class::CLITIC));
    (bits & verb::BASE != 0 && marked && !is_noun(reading, at)).then_some((Form::Infinitive, left))
}

/// True if what looks like a finite verb is a noun: a determiner or preposition stands before it, or a
/// verb follows it.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let bits = reading.tag(at).verb;
    let Some(p) = at.checked_sub(1) else { return false };
    if reading.is_capitalised(at) && !reading.is_marked(p) && !reading.is_terminator(p) && !reading.doc.tokens[at].line_before() {
        return true;
    }
    let before = reading.tag(p);
    let owned = |i: usize| reading.is(i, class::GENITIVE | class::POSSESSIVE | class::DETERMINER);
    let adjective = p > 0 && reading.is(at, class::SAYING) && owned(p - 1) && reading.tag(p).classes == 0;
    if reading.is(p, class::GENITIVE) && reading.is_word(p) || adjective {
        return true;
    }
    if before.is(class::DETERMINER) {
        if before.is(class::CLITIC) {
            return !p
                .checked_sub(1)
                .is_some_and(|q| reading.is(q, class::PRONOUN | class::RELATIVE | class::NEGATION | class::IMPERSONAL));
        }
        return !(before.is(class::PLURAL) && bits & verb::PLURAL != 0 && reading.tag(at + 1).verb & verb::FINITE == 0);
    }
    if before.is(class::PREPOSITION | class::OF) {
        return bits & verb::BASE == 0 || !before.is(class::TO);
    }
    let past = bits & (verb::PAST | verb::PARTICIPLE) != 0;
    if past && bits & verb::ADDRESSEE != 0 && before.is(class::SUBORDINATOR) && reading.names.at(p).is_none() {
        return true; // `when asked`: a passive
    }
    let next = reading.tag(at + 1);
    !past && !before.is(class::PRONOUN | class::RELATIVE) && (next.is(class::HAVE | class::BE) || next.verb & verb::PAST != 0)
}

/// The position after an inverted pronoun that starts at `at` (« -t-il », « -elle »).
fn inverted(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.is_hyphen(at) || reading.starts_apart(at) {
        return None;
    }
    let at = if reading.doc.lower(at + 1) == "t" && reading.is_hyphen(at + 2) { at + 3 } else { at + 1 };
    reading.is(at, class::PRONOUN).then_some(at + 1)
}

/// Takes in clitics and a first negation before `start`.
fn clitics(reading: &Reading<'_>, start: usize) -> usize {
    let mut start = start;
    let floor = start.saturating_sub(4);
    while start > floor && !reading.is_marked(start - 1) {
        let tag = reading.tag(start - 1);
        let clitic = tag.is(class::CLITIC) && !reading.is_capitalised(start - 1);
        if !clitic && !tag.is(class::NEGATION) {
            break;
        }
        start -= 1;
    }
    start
}
