//! The commands as people and scripts use them: exit codes, streams, files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn liasse(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_liasse")).args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn extract(input: &[u8]) -> (Vec<serde_json::Value>, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_liasse"))
        .args(["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code())
}

#[test]
fn a_dossier_from_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(liasse(folder, &["init", "essai"]).status.code(), Some(0));
    let dossier = folder.join("essai");
    fs::write(folder.join("crue.txt"), "La crue recule\nLe maire, Paul Danton, a compté trois blessés lundi.\n").unwrap();
    let import = liasse(&dossier, &["import", "../crue.txt", "--date", "2022-01-12"]);
    assert_eq!(import.status.code(), Some(0), "{}", err(&import));
    let build = liasse(&dossier, &["build"]);
    assert_eq!(build.status.code(), Some(0), "{}", err(&build));
    assert!(err(&build).contains("1 sources: 1 figures"), "{}", err(&build));
    assert!(dossier.join("public/sources/la-crue-recule/index.html").exists());
    let again = liasse(&dossier, &["build"]);
    assert!(err(&again).contains("(0 written, 0 removed"), "{}", err(&again));
    let check = liasse(&dossier, &["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", err(&check));
}

#[test]
fn imported_without_a_date_nothing_is_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    liasse(folder, &["init"]);
    fs::write(folder.join("x.txt"), "Un titre\nIl a parlé lundi. La séance du 10 janvier a été longue.\n").unwrap();
    liasse(folder, &["import", "x.txt"]);
    let build = liasse(folder, &["build"]);
    assert!(err(&build).contains("« lundi » with « 10 janvier » fits"), "{}", err(&build));
    assert!(err(&build).contains("2022, 2011"), "{}", err(&build));
    let facts = fs::read_to_string(folder.join("public/data/facts.json")).unwrap();
    assert!(!facts.contains("\"kind\":\"event\""), "{facts}");
}

#[test]
fn a_mistake_is_told_with_its_place_and_the_old_site_stays() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    liasse(folder, &["init"]);
    let source = folder.join("content/sources/a.md");
    fs::write(&source, "+++\ntitle = \"A\"\ndate = 2022-01-10\n+++\nTrois morts.\n").unwrap();
    assert_eq!(liasse(folder, &["build"]).status.code(), Some(0));
    let before = fs::read(folder.join("public/index.html")).unwrap();
    fs::write(&source, "+++\ntitle = \"A\ndate = 2022-02-30\n+++\nTrois morts.\n").unwrap();
    let build = liasse(folder, &["build"]);
    assert_eq!(build.status.code(), Some(1));
    assert!(err(&build).contains("content/sources/a.md:2:"), "{}", err(&build));
    assert_eq!(fs::read(folder.join("public/index.html")).unwrap(), before);
}

#[test]
fn two_folders_and_one_thread_give_the_same_bytes() {
    let read = |threads: &str| {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("x").join("site");
        let root = env!("CARGO_MANIFEST_DIR");
        let output = Command::new(env!("CARGO_BIN_EXE_liasse"))
            .args(["build", "-q", "-r", root, "-o"])
            .arg(&target)
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", err(&output));
        fs::read_to_string(target.join("manifest.json")).unwrap()
    };
    let one = read("1");
    assert_eq!(one, read("2"));
    assert!(one.lines().count() > 40);
}

#[test]
fn the_contract_holds_on_good_and_bad_lines() {
    let input =
        b"{\"id\":1,\"text\":\"Trois morts.\",\"lang\":\"fr\"}\nnonsense\n\n{\"id\":\"z\",\"text\":\"\"}\n\xff\xfe\n{\"id\":2}\n";
    let (lines, code) = extract(input);
    assert_eq!(code, Some(1));
    let ids: Vec<String> = lines.iter().map(|line| line["id"].to_string()).collect();
    assert_eq!(ids, ["1", "null", "\"z\"", "null", "2"]);
    assert_eq!(lines[0]["quantities"][0]["value"], 3);
    assert_eq!(lines[0]["quantities"][0]["kind"], "count");
    assert!(lines[1]["error"].is_string() && lines[2]["sentences"].as_array().unwrap().is_empty());
}

#[test]
fn a_long_line_of_rubbish_is_answered_in_good_time() {
    let mut state = 88_172_645_463_325_252_u64;
    let mut text = String::new();
    let size = if std::env::var_os("LIASSE_SLOW").is_some() { 10 << 20 } else { 1 << 20 };
    while text.len() < size {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push(char::from_u32((state % 0x3000) as u32).unwrap_or('«'));
    }
    let start = std::time::Instant::now();
    let line = serde_json::json!({"id": 1, "text": text, "date": "2022-01-10"}).to_string();
    let (lines, code) = extract(line.as_bytes());
    assert_eq!((lines.len(), code), (1, Some(0)));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_fact_explains_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = tempfile::tempdir().unwrap();
    let public = target.path().join("public");
    liasse(root, &["build", "-q", "-o", public.to_str().unwrap()]);
    let facts: serde_json::Value = serde_json::from_slice(&fs::read(public.join("data/facts.json")).unwrap()).unwrap();
    let id = facts["facts"][0]["id"].as_str().unwrap();
    let output = liasse(root, &["explain", id]);
    let text = String::from_utf8(output.stdout).unwrap();
    for row in ["rule", "confidence", "pages", "sentence"] {
        assert!(text.contains(row), "{text}");
    }
    assert_eq!(liasse(root, &["explain", "f-0000000000"]).status.code(), Some(1));
}

#[test]
fn usage_errors_end_with_two() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(liasse(folder.path(), &["bild"]).status.code(), Some(2));
    assert_eq!(liasse(folder.path(), &["build"]).status.code(), Some(1));
    assert_eq!(liasse(folder.path(), &["--version"]).status.code(), Some(0));
}

/// A dossier of three short articles in which two names look like one.
fn with_names(folder: &Path) {
    liasse(folder, &["init"]);
    let article = |name: &str, text: &str| {
        let head = format!("+++\ntitle = \"{name}\"\ndate = 2022-01-10\n+++\n");
        fs::write(folder.join(format!("content/sources/{name}.md")), head + text).unwrap();
    };
    article("un", "Le ministre Paul Garnier a parlé à Lyon. Selon M. Garnier, la crue recule.\n");
    article("deux", "Le ministre Paul Granier a parlé à Lyon.\n");
    article("trois", "Le ministère de l'Intérieur a compté trois blessés à Lyon.\n");
}

#[test]
fn names_that_may_be_one_are_proposed_and_written_on_request_only() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    with_names(folder);
    let names = folder.join("entities.toml");
    fs::write(&names, "# à moi\n").unwrap();
    let listed = liasse(folder, &["review", "entities"]);
    assert_eq!(listed.status.code(), Some(0), "{}", err(&listed));
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    for part in ["merge", "because the names differ in", "content/sources/deux.md:5:", "aliases = ["] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(fs::read_to_string(&names).unwrap(), "# à moi\n");
    let json = liasse(folder, &["review", "entities", "--json"]);
    let proposals: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let id = proposals[0]["id"].as_str().unwrap().to_owned();
    let unknown = liasse(folder, &["review", "entities", "--accept", "n-zzzzz", "--accept", &id]);
    assert_eq!(unknown.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&names).unwrap(), "# à moi\n", "all or nothing");
    let written = liasse(folder, &["review", "entities", "--accept", &id]);
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    let text = fs::read_to_string(&names).unwrap();
    assert!(text.starts_with("# à moi\n") && text.contains("Paul Garnier") && text.contains("Paul Granier"), "{text}");
    let explained = liasse(folder, &["explain", "Paul Granier"]);
    let told = String::from_utf8_lossy(&explained.stdout).into_owned();
    assert!(told.contains("decided in entities.toml") && told.contains("2 sources"), "{told}");
    let again = liasse(folder, &["review", "entities", "--json"]);
    assert!(!String::from_utf8_lossy(&again.stdout).contains("Granier\","), "{again:?}");
}

#[test]
fn what_the_author_settles_about_names() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    with_names(folder);
    let settled = "[[entity]]\nname = \"Paul Émile Garnier\"\naliases = [\"Paul Garnier\"]\nnot = [\"Paul Granier\"]\nwikidata = \"Q1234\"\n\n\
                   [[entity]]\nname = \"Paul Granier\"\nhidden = true\n\n[[entity]]\nname = \"Paul Garnir\"\n";
    fs::write(folder.join("entities.toml"), settled).unwrap();
    let build = liasse(folder, &["build"]);
    assert_eq!(build.status.code(), Some(0), "{}", err(&build));
    let told = err(&build);
    assert!(told.contains("entities.toml:12:8") && told.contains("did you mean “Paul Garnier”?"), "{told}");
    let page = fs::read_to_string(folder.join("public/acteurs/paul-emile-garnier/index.html")).unwrap();
    assert!(page.contains("href=\"https://www.wikidata.org/wiki/Q1234\""), "{page}");
    assert!(!folder.join("public/acteurs/paul-granier").exists());
    let facts: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("public/data/facts.json")).unwrap()).unwrap();
    let entities = facts["entities"].as_array().unwrap();
    let one = |name: &str| entities.iter().find(|entity| entity["name"] == name);
    let garnier = one("Paul Émile Garnier").unwrap();
    assert_eq!(garnier["ids"]["wikidata"], "Q1234");
    assert_eq!(garnier["named"][0]["source"], "un");
    assert_eq!(garnier["named"][0]["spans"].as_array().unwrap().len(), 2);
    assert_eq!(one("Lyon").unwrap()["place"], "city");
    assert!(one("Paul Granier").is_none());
    let review = liasse(folder, &["review", "entities"]);
    assert!(!String::from_utf8_lossy(&review.stdout).contains("Granier"), "what is settled is not proposed again");
}
