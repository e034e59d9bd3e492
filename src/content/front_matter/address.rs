//! Web addresses in a head: checked, kept as given, with a cleaner form proposed where one carries the marks of
//! a campaign.

use crate::config::table::{Node, Reader, Value};
use crate::diagnostic::Diagnostic;

/// Marks of campaigns in addresses, which say nothing about the page.
const TRACKERS: [&str; 8] = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "xtor", "at_medium"];

/// A web address; kept as given, with a cleaner form proposed.
pub(super) fn address(reader: &mut Reader<'_>, names: &[&'static str]) -> Option<String> {
    let node = reader.take(names)?;
    let Value::String(url) = &node.value else {
        if node.value != Value::Null {
            reader.wrong(&node, names, "an address in quotes");
        }
        return None;
    };
    let url = url.trim();
    if url.is_empty() {
        return None;
    }
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https")) || url.contains(char::is_whitespace) {
        reader.wrong(&node, names, "an address that starts with https://");
        return None;
    }
    propose_clean(reader, &node, url);
    Some(url.to_owned())
}

fn propose_clean(reader: &mut Reader<'_>, node: &Node, url: &str) {
    let (rest, fragment) = url.split_once('#').map_or((url, ""), |(rest, fragment)| (rest, fragment));
    let Some((page, query)) = rest.split_once('?') else { return };
    let kept: Vec<&str> = query.split('&').filter(|pair| !TRACKERS.iter().any(|t| pair.starts_with(t))).collect();
    if kept.len() == query.split('&').count() {
        return;
    }
    let mut clean = page.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if !fragment.is_empty() {
        clean.push('#');
        clean.push_str(fragment);
    }
    let note = Diagnostic::note("url-tracking", "this address carries marks of a campaign");
    reader.diagnostics.push(note.at(reader.page, node.range.clone()).remedy(format!("the page is also at {clean}")));
}
