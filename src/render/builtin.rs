//! The built-in theme, compiled into the binary: one line a file, so this table is also the list of
//! what an author may override by name. Templates come before static files; both sorted by name.

/// Built-in templates: name and text.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("404.html", include_str!("../../templates/404.html")),
    ("actor.html", include_str!("../../templates/actor.html")),
    ("actors.html", include_str!("../../templates/actors.html")),
    ("base.html", include_str!("../../templates/base.html")),
    ("chronology.html", include_str!("../../templates/chronology.html")),
    ("components/event.html", include_str!("../../templates/components/event.html")),
    ("components/figure.html", include_str!("../../templates/components/figure.html")),
    ("components/lists.html", include_str!("../../templates/components/lists.html")),
    ("components/marks.html", include_str!("../../templates/components/marks.html")),
    ("components/quotation.html", include_str!("../../templates/components/quotation.html")),
    ("entities.html", include_str!("../../templates/entities.html")),
    ("entity.html", include_str!("../../templates/entity.html")),
    ("figures.html", include_str!("../../templates/figures.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("method.html", include_str!("../../templates/method.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("place.html", include_str!("../../templates/place.html")),
    ("places.html", include_str!("../../templates/places.html")),
    ("quotations.html", include_str!("../../templates/quotations.html")),
    ("source.html", include_str!("../../templates/source.html")),
    ("sources.html", include_str!("../../templates/sources.html")),
];

/// Name of the style sheet among the static files.
pub(super) const STYLE: &str = "style.css";

/// Built-in static files: name under `static/` and bytes.
pub(super) const STATIC: &[(&str, &[u8])] =
    &[("icon.svg", include_bytes!("../../static/icon.svg")), (STYLE, include_bytes!("../../static/style.css"))];
