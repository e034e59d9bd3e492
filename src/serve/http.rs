//! Requests into answers: pages with their entity tag, files with their type, the live-reload client and
//! its events. Only names of this machine are answered, so that no foreign page can read a dossier by
//! pointing a name of its own at loopback.

use super::Shared;
use super::live::Answer;
use super::page::{CLIENT, CLIENT_PATH, EVENTS_PATH, errors, with_client};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Answers until the process ends.
pub(super) async fn answer(listener: TcpListener, shared: Arc<Shared>) -> io::Result<()> {
    let routes = Router::new().route(CLIENT_PATH, get(client)).route(EVENTS_PATH, get(events)).fallback(any).with_state(shared);
    axum::serve(tokio::net::TcpListener::from_std(listener)?, routes).await
}

async fn client() -> Response {
    with_type(StatusCode::OK, "text/javascript; charset=utf-8", CLIENT.as_bytes().to_vec())
}

/// One message a revision; the first at once, so that a tab that comes back catches up.
async fn events(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    if !is_ours(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut revision = shared.revision.subscribe();
    revision.mark_changed();
    let stream = futures_util::stream::unfold(revision, |mut revision| async move {
        revision.changed().await.ok()?;
        let number = *revision.borrow_and_update();
        Some((Ok::<Event, Infallible>(Event::default().data(number.to_string())), revision))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

async fn any(State(shared): State<Arc<Shared>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !is_ours(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = crate::output::check::decode(uri.path().trim_start_matches('/'));
    let (status, html) = match shared.live().get(&path) {
        Answer::Page(html) => (StatusCode::OK, with_client(&html)),
        Answer::Missing(html) => (StatusCode::NOT_FOUND, with_client(&html)),
        Answer::Errors(found) => (StatusCode::INTERNAL_SERVER_ERROR, with_client(&errors(&found))),
        Answer::File(bytes) => return with_type(StatusCode::OK, media_type(&path), bytes),
        Answer::Folder => {
            let target = HeaderValue::try_from(format!("{}/", uri.path())).unwrap_or(HeaderValue::from_static("/"));
            return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response();
        }
    };
    let tag = format!("\"{:016x}-{}\"", xxh3_64(html.as_bytes()), status.as_u16());
    let unchanged = headers.get(header::IF_NONE_MATCH).is_some_and(|given| given.as_bytes() == tag.as_bytes());
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        with_type(status, "text/html; charset=utf-8", html.into_bytes())
    };
    if let Ok(tag) = HeaderValue::try_from(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn with_type(status: StatusCode, media: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (status, headers, Body::from(bytes)).into_response()
}

/// True if the request names this machine by a loopback name, or by the interface the author chose.
fn is_ours(shared: &Shared, headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return false };
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(name, _)| name);
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let loopback = name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    // Whoever listens on a network address wants to be reached under it.
    loopback || !shared.interface.is_loopback()
}

/// The media type of a file by its extension.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
