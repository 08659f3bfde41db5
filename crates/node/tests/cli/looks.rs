//! Scans are opened in a child process with limits: what it says of them, and what becomes of those that are hostile.

use std::io::Write as _;
use std::process::Stdio;

use image::{GenericImageView as _, GrayImage, Luma};
use jiangxuan_foreign::picture::{Draw, Drawn, Flaw, Format, Job, Picture};
use jiangxuan_foreign::{Job as Foreign, Reply, Unreadable, code};
use serde_json::{Value, json};

use crate::county::{self, County};
use crate::desk::{Desk, arg, program};
use crate::samples::{
    SECRET, deep_pdf, drawn_pdf, holds, jpeg, locked_pdf, noted_jpeg, page, pdf, png, png_bomb, tiff,
};

/// What the child process answers; none where it died.
fn child(job: &Foreign) -> Option<Result<Reply, Unreadable>> {
    let mut child = program()
        .args(["worker", "foreign"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let message = postcard::to_stdvec(job).expect("message");
    // One that dies while it is read to has died all the same.
    child.stdin.take().expect("pipe").write_all(&message).ok();
    let output = child.wait_with_output().expect("ended");
    output.status.success().then(|| postcard::from_bytes(&output.stdout).expect("an answer"))
}

fn look(bytes: Vec<u8>, page: Option<u32>, width: Option<u32>) -> Option<Result<Picture, Unreadable>> {
    let draw = width.map(|width| Draw { width, format: Format::Png, every: false });
    let answer = child(&Foreign::Picture(Job { bytes, page, draw }))?;
    Some(answer.map(|reply| match reply {
        Reply::Picture(picture) => picture,
        other => panic!("{other:?}"),
    }))
}

fn seen(bytes: Vec<u8>, page: Option<u32>, width: Option<u32>) -> Picture {
    look(bytes, page, width).expect("the child lives").expect("it can be read")
}

fn refused(bytes: Vec<u8>) -> Unreadable {
    look(bytes, None, Some(100)).expect("the child lives").expect_err("refused")
}

fn listed(desk: &Desk, words: &[&str]) -> Vec<Value> {
    desk.does(words).as_array().expect("a list").clone()
}

/// The only page that was drawn.
fn only(picture: Picture) -> Drawn {
    let [drawn] = <[Drawn; 1]>::try_from(picture.drawn).expect("one page");
    drawn
}

/// The flaws of each page.
fn flaws(picture: &Picture) -> Vec<&[Flaw]> {
    picture.seen.iter().map(|page| page.flaws.as_slice()).collect()
}

#[test]
fn a_good_scan_has_no_flaw_and_is_drawn_at_the_width_asked_for() {
    let picture = seen(png(page(150, 0.0)), None, Some(300));
    assert_eq!((picture.pages, flaws(&picture)), (1, vec![&[][..]]), "{:?}", picture.seen);
    let drawn = only(picture.clone());
    assert_eq!((drawn.width, drawn.height), (300, 424));
    assert_eq!(image::load_from_memory(&drawn.bytes).expect("png").dimensions(), (300, 424));
    let [first] = picture.seen.as_slice() else { panic!("one page") };
    assert_eq!(
        (first.width, first.height, first.dpi.map(|dpi| (dpi.value, dpi.stated))),
        (1240, 1753, Some((150, false)))
    );
    assert_eq!(seen(png(page(150, 0.0)), Some(0), None).drawn, []);
}

#[test]
fn coarse_crooked_blank_and_cut_pages_are_told() {
    assert_eq!(flaws(&seen(png(page(75, 0.0)), None, None)), [[Flaw::Coarse]]);
    for degrees in [-4.0, 3.0] {
        let picture = seen(jpeg(page(150, degrees)), None, None);
        assert_eq!(flaws(&picture), [[Flaw::Skewed]], "{degrees}");
        let found = picture.seen[0].skew.expect("an angle");
        assert!((found - degrees).abs() <= 0.3, "{found} instead of {degrees}");
    }
    assert_eq!(flaws(&seen(png(GrayImage::from_pixel(1240, 1754, Luma([250]))), None, None)), [[Flaw::Blank]]);
    let mut cut = jpeg(page(150, 0.0));
    cut.truncate(cut.len() / 2);
    let picture = seen(cut, None, Some(200));
    assert!(picture.seen[0].flaws.contains(&Flaw::Cut) && picture.drawn.len() == 1, "{:?}", picture.seen);
}

#[test]
fn pages_of_a_tiff_are_counted_and_each_is_drawn() {
    let pages = [page(75, 0.0), GrayImage::from_pixel(620, 876, Luma([250])), page(150, 0.0)];
    let file = tiff(&pages, 150);
    let picture = seen(file.clone(), None, Some(200));
    assert_eq!((picture.pages, picture.seen.len()), (3, 3));
    assert_eq!(flaws(&picture), [&[][..], &[Flaw::Blank], &[]], "150 dpi are stated, and A5 is paper");
    assert_eq!(only(picture).height, 283);
    let third = seen(file.clone(), Some(2), Some(1_000));
    assert_eq!((third.seen[0].number, third.seen[0].width, only(third.clone()).width), (2, 1240, 1_000));
    assert_eq!(look(file, Some(3), None).expect("alive").expect_err("no such page").code, "page");
}

#[test]
fn pages_of_a_pdf_are_counted_drawn_and_measured() {
    let file = pdf(&[jpeg(page(150, 0.0)), jpeg(page(75, 0.0)), jpeg(page(150, 3.0))]);
    let picture = seen(file.clone(), None, Some(400));
    assert_eq!(picture.pages, 3);
    assert_eq!(flaws(&picture), [&[][..], &[Flaw::Coarse], &[Flaw::Skewed]], "{:?}", picture.seen);
    assert_eq!(picture.seen[0].dpi.map(|dpi| (dpi.value, dpi.stated)), Some((150, true)));
    let second = only(seen(file.clone(), Some(1), Some(400)));
    let shown = image::load_from_memory(&second.bytes).expect("png").into_luma8();
    assert!(shown.dimensions().0 == 400 && shown.pixels().any(|dot| dot.0[0] < 100), "there are lines on it");
    let draw = Some(Draw { width: 300, format: Format::Jpeg, every: true });
    let every = child(&Foreign::Picture(Job { bytes: file, page: None, draw }));
    let Some(Ok(Reply::Picture(every))) = every else { panic!("{every:?}") };
    assert_eq!(every.drawn.len(), 3);
    assert!(every.drawn.iter().all(|page| page.width == 300 && page.bytes.starts_with(&[0xff, 0xd8])));
}

#[test]
fn nothing_that_a_photograph_notes_is_in_what_is_shown_and_it_is_turned_upright() {
    // As it lies, red is on the left; turned to the right, red is on top.
    for (orientation, size, red) in [(1, (80, 40), (5, 20)), (6, (40, 80), (20, 5)), (3, (80, 40), (75, 20))] {
        let drawn = only(seen(noted_jpeg(orientation), None, Some(800)));
        assert!(!holds(&drawn.bytes, SECRET) && !holds(&drawn.bytes, "eXIf") && !holds(&drawn.bytes, "tEXt"));
        let shown = image::load_from_memory(&drawn.bytes).expect("png").into_rgb8();
        assert_eq!(shown.dimensions(), size, "{orientation}");
        let dot = shown.get_pixel(red.0, red.1).0;
        assert!(dot[0] > 180 && dot[2] < 90, "{orientation}: {dot:?}");
    }
}

#[test]
fn what_would_take_too_much_memory_is_refused_before_it_is_opened() {
    assert_eq!(refused(png_bomb(30_000)).code, "too_many_pixels");
    assert_eq!(refused(drawn_pdf(2_000_000, 2_000_000, b"")).code, "too_many_pixels");
    assert_eq!(refused(drawn_pdf(2, 14_000, b"")).code, "too_many_pixels");
    let locked = refused(locked_pdf());
    assert!(locked.code == "encrypted" && locked.message.contains("密码"), "{locked:?}");
    assert_eq!(refused(b"GIF89a".to_vec()).code, "media");
    assert_eq!(refused(b"%PDF-1.4\nnoise".to_vec()).code, "damaged");
    assert_eq!(refused(b"\x89PNG\r\n\x1a\nnoise".to_vec()).code, "damaged");
}

/// The child dies of brackets that nest without end, and the program tells so; what was attached is safe.
#[test]
fn a_hostile_file_kills_the_child_and_nothing_else() {
    let hostile = deep_pdf(400_000);
    assert_eq!(look(hostile.clone(), None, Some(100)), None, "no limit, no test");
    let County { desk, node: _node, .. } = county::enrolled();
    let id = desk.does(&["dossier", "new", "--name", "闻人守拙"])["id"].as_str().expect("id").to_owned();
    let file = desk.file("证书.pdf");
    std::fs::write(&file, hostile).expect("written");
    let told = desk.does(&["dossier", "attach", &id, "award", arg(&file)]);
    assert_eq!((&told["look"]["pages"], &told["look"]["warnings"][0]["code"]), (&Value::Null, &json!("unreadable")));
    let text = told["look"]["warnings"][0]["text"].as_str().expect("text");
    assert!(text.contains("没有受影响"), "{text}");
    assert_eq!(listed(&desk, &["dossier", "evidence", &id]).len(), 1, "it is attached all the same");
}

#[test]
fn attaching_tells_pages_and_flaws_and_they_can_be_looked_at_again() {
    let County { desk, node: _node, .. } = county::enrolled();
    let id = desk.does(&["dossier", "new", "--name", "闻人守拙"])["id"].as_str().expect("id").to_owned();
    let file = desk.file("证书.pdf");
    std::fs::write(&file, pdf(&[jpeg(page(150, 0.0)), jpeg(page(75, 4.0))])).expect("written");
    let told = desk.does(&["dossier", "attach", &id, "award", arg(&file)]);
    assert_eq!(told["look"]["pages"], 2, "{told}");
    let codes: Vec<&str> =
        told["look"]["warnings"].as_array().expect("list").iter().filter_map(|w| w["code"].as_str()).collect();
    assert_eq!(codes, ["coarse", "skewed"]);
    std::fs::remove_file(&file).expect("the original may go");
    let rows = listed(&desk, &["dossier", "evidence", &id, "--look"]);
    assert_eq!((rows.len(), &rows[0]["look"]), (1, &told["look"]));
    let shown = desk.shows(&["dossier", "evidence", &id, "--look"]);
    assert!(shown.contains("共 2 页，75 dpi") && shown.contains("第 2 页歪了，向右倾斜约 4.0 度"), "{shown}");
    assert_eq!(listed(&desk, &["dossier", "evidence", &id])[0].get("look"), None);
}

#[test]
fn a_square_code_is_read_in_the_child_wherever_it_is_on_the_page() {
    let text = "JX1/ANNEX1/140702-ABCDEFGHIJKLMNOP/5/0123456789ABCDEF";
    let drawn = fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build().expect("code");
    let mut sheet = page(200, 0.0);
    let (left, top, dots) = (220, 2_110, 4_u32);
    let side = u32::try_from(drawn.size).expect("small");
    for (x, y) in (0..(side + 8) * dots).flat_map(|x| (0..(side + 8) * dots).map(move |y| (x, y))) {
        let at = |v: u32| (v / dots).checked_sub(4).filter(|v| *v < side).map(|v| v as usize);
        let dark = at(x).zip(at(y)).is_some_and(|(x, y)| drawn[y][x].value());
        sheet.put_pixel(left + x, top + y, Luma([if dark { 0 } else { 255 }]));
    }
    let upside_down = image::imageops::rotate180(&sheet);
    for bytes in [png(sheet.clone()), jpeg(upside_down), tiff(&[sheet.clone()], 200), pdf(&[jpeg(sheet)])] {
        let answer = child(&Foreign::Codes(code::Job { bytes, wanted: "JX1/".to_owned() })).expect("alive");
        assert_eq!(answer, Ok(Reply::Codes(vec![text.to_owned()])));
    }
    let empty = child(&Foreign::Codes(code::Job { bytes: png(page(75, 0.0)), wanted: String::new() }));
    assert_eq!(empty, Some(Ok(Reply::Codes(Vec::new()))));
}

#[test]
fn an_invitation_travels_as_a_picture() {
    let hub = Desk::founded();
    let _node = hub.serves();
    let picture = hub.file("邀请.png");
    let told = hub.does(&["invite", "--bureau", county::BUREAU, "--qr", arg(&picture)]);
    assert_eq!(told["picture"], json!(picture));
    let shown = image::open(&picture).expect("png");
    // As a messenger leaves it: smaller, and as a jpeg.
    let side = shown.width() * 5 / 8;
    let sent = shown.resize(side, side, image::imageops::FilterType::Triangle).into_luma8();
    let received = hub.file("微信图片.jpg");
    std::fs::write(&received, jpeg(sent)).expect("written");
    let desk = Desk::new();
    let asked = desk.does(&["join", arg(&received), "--device-name", "一号机", "--person", "李木匠", "--no-lan"]);
    hub.does(&["device", "confirm", asked["code"].as_str().expect("six digits")]);
    desk.syncs();
    assert_eq!(desk.does(&["status"])["state"], "enrolled");
    let other = hub.file("别的.png");
    std::fs::write(&other, png(page(75, 0.0))).expect("written");
    assert_eq!(Desk::new().run(&["join", arg(&other), "--no-lan"]).failure(), "no_code");
    let again = ["invite", "--bureau", county::BUREAU, "--qr", arg(&picture)];
    assert_eq!(hub.run(&again).failure(), "exists", "a file that is there stays as it is");
}
