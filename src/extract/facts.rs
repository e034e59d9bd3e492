//! The facts one text can give, as plain data. Spans are byte spans of the normalised text.
//! No serialisation here: files and pages have types of their own.

pub use super::lexicon::entity::Gender;
use crate::span::Span;

/// How sure a rule is, in percent: the share of such facts that are right when read by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(pub u8);

/// Everything found in one text. Each list is in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Sentences.
    pub sentences: Vec<Span>,
    /// Names and who or what they refer to.
    pub entities: Entities,
    /// Quoted passages and reported statements.
    pub quotations: Vec<Quotation>,
    /// Numbers that count or measure something.
    pub quantities: Vec<Quantity>,
    /// Time expressions.
    pub times: Vec<TimeExpression>,
    /// Dated clauses.
    pub events: Vec<Event>,
}

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place: country, region, city, site.
    Place,
    /// Anything else with a name.
    Other,
}

/// The names of one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// Every place in the text where something is named, in order, none overlapping.
    pub mentions: Vec<Mention>,
    /// What the mentions refer to within this text.
    pub referents: Vec<Referent>,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name alone, without title or role.
    pub span: Span,
    /// Its kind.
    pub kind: EntityKind,
    /// Position in [`Entities::referents`].
    pub referent: usize,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is.
    pub confidence: Confidence,
}

/// One person, organisation or place as this text knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Referent {
    /// The fullest form in this text.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// An acronym the text itself gives for the name, or the expansion of an acronym.
    pub acronym: Option<String>,
    /// Roles as the text words them (« président kazakh »), each with its place.
    pub roles: Vec<Span>,
    /// A person's gender, where a title or the first name tells it.
    pub gender: Option<Gender>,
}

/// How a quotation stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// Whole statements between marks.
    Direct,
    /// Reported in the writer's words.
    Indirect,
    /// A fragment between marks inside the writer's own sentence.
    Mixed,
}

/// A quoted passage or reported statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// What was said, without its marks and without a leading *que* or *that*.
    pub span: Span,
    /// How it stands in the text.
    pub kind: QuotationKind,
    /// The mention of the speaker nearest to the quotation (a pronoun included).
    pub speaker: Option<Span>,
    /// The speaker's fullest name or role in the text; `None` where it stays open.
    pub speaker_name: Option<String>,
    /// The speaker as one of [`Entities::referents`].
    pub referent: Option<usize>,
    /// The verb or word that introduces it.
    pub cue: Option<Span>,
    /// The agency or medium that relays it, never the speaker.
    pub via: Option<Span>,
    /// Pieces of one interrupted quotation share a number.
    pub group: Option<u32>,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is, passage and speaker together.
    pub confidence: Confidence,
}

/// The value of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// One number.
    Exact(f64),
    /// From low to high, both included.
    Range(f64, f64),
}

/// What a quantity is measured in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An ISO 4217 code.
    Currency(String),
    /// `%`, or `pp` for percentage points.
    Share(String),
    /// A unit of measure by its symbol: `km`, `kg`, `m²`, `C` and `F` for degrees, `year` for ages and lengths of time.
    Measure(String),
    /// The noun that is counted: as written, or in the singular where the language's lexicon has rules for it (English).
    Counted(String),
    /// Nothing: a bare number.
    None,
}

/// What a quantity is a quantity of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// So many of what a noun names: « 26 soldats ».
    Count,
    /// A sum of money, coins included.
    Money,
    /// A percentage, percentage points, per mille.
    Percent,
    /// An age.
    Age,
    /// A temperature.
    Temperature,
    /// Any other measure: length, area, volume, weight, speed, power, angle, data.
    Dimension,
    /// A length of time.
    Duration,
    /// A number without unit or noun, a fraction, a ratio.
    Number,
}

impl QuantityKind {
    /// Its name in the extraction contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Temperature => "temperature",
            Self::Dimension => "dimension",
            Self::Duration => "duration",
            Self::Number => "number",
        }
    }
}

/// What the text says about how exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// « quelque », `about`.
    Approximate,
    /// « plus de », `more than`.
    More,
    /// « moins de », `less than`.
    Less,
    /// « au moins », `at least`.
    AtLeast,
    /// « jusqu'à », « au plus », `up to`.
    AtMost,
    /// « des dizaines de », `dozens`.
    Vague,
}

/// A number that counts or measures something.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// From the number to its unit or counted noun, the modifier left out.
    pub span: Span,
    /// Its value.
    pub amount: Amount,
    /// Its unit or counted noun.
    pub unit: Unit,
    /// How exact it is.
    pub modifier: Option<Modifier>,
    /// The modifier's words (« quelque », « près de »).
    pub modifier_span: Option<Span>,
    /// The noun with its qualifiers (« membres des forces de sécurité »); empty where none.
    pub counts: Option<Span>,
    /// What happened to what is counted (« ont été tués »).
    pub predicate: Option<Span>,
    /// What it is a quantity of.
    pub kind: QuantityKind,
    /// What the count is limited to (« parmi les policiers », « dans la capitale », « qui étaient armés »), or the unit
    /// a price is for (« le litre »).
    pub scope: Option<Span>,
    /// True if it is a part of the figure before it (« dont 19 policiers »).
    pub part: bool,
    /// The words with which this text takes the figure back or says that it is wrong (« a été démenti »).
    pub withdrawn: Option<Span>,
    /// Who says so, where the sentence tells.
    pub says: Option<Span>,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is.
    pub confidence: Confidence,
}

impl Quantity {
    /// True if it is an age.
    #[must_use]
    pub fn is_age(&self) -> bool {
        self.kind == QuantityKind::Age
    }
}

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A calendar date of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeModifier {
    /// Before the value.
    Before,
    /// After the value.
    After,
    /// The start of the value.
    Start,
    /// The middle of the value.
    Mid,
    /// The end of the value.
    End,
    /// About the value.
    Approximate,
}

/// What a time expression needs to be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The date of publication.
    Publication,
    /// The year.
    Year,
    /// The date told before.
    Told,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The whole expression, as TIMEX3 bounds it.
    pub span: Span,
    /// Its type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2022-01-10`, `2022-W01`, `P3D`, `XXXX-WXX-1`, `PAST_REF`. Empty where the text settles nothing.
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<TimeModifier>,
    /// The date as EDTF with its true precision and open ends; `None` for what is no date or stays open.
    pub edtf: Option<String>,
    /// What is missing to resolve it; `None` where nothing is.
    pub missing: Option<Missing>,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is.
    pub confidence: Confidence,
}

/// How exact the date of an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// To the minute or hour.
    Time,
    /// A part of a day: morning, night (a night spans two days).
    DayPart,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season or quarter.
    Season,
    /// A year.
    Year,
    /// A decade or century.
    Era,
    /// An interval of days or with an open end.
    Interval,
}

/// What the text says of the truth of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factuality {
    /// It happened.
    Factual,
    /// It is to come.
    Announced,
    /// It is said not to have happened.
    Denied,
    /// It may happen or have happened.
    Hypothetical,
    /// What happened is that somebody said so or gave a figure.
    Stated,
}

/// A dated clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The verbatim clause that states it.
    pub span: Span,
    /// Within the clause the mark and the relative pronoun that part a subject from what it did (« Le pont[, qui] a cédé
    /// lundi »): without them the clause reads by itself.
    pub relative: Option<Span>,
    /// EDTF date.
    pub date: String,
    /// How exact the date is.
    pub precision: Precision,
    /// The time expression that dates it, as a position in [`Facts::times`].
    pub time: usize,
    /// What the text says of its truth.
    pub factuality: Factuality,
    /// True if it lies before the matter of the text (context).
    pub background: bool,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is.
    pub confidence: Confidence,
}
