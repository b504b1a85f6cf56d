//! Pictures in the preview: as they will be published, and as they are now.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use samla::diagnostic::Code;

use crate::client::{article, site};
use crate::rooms::{Room, clean};

/// A PNG with a comment that nobody is to read.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    let comment = b"\0\0\0\x0dtEXtAuthor\0Testa \0\0\0\0";
    [&bytes[..33], comment, &bytes[33..]].concat()
}

#[test]
fn a_picture_is_shown_as_it_will_be_published_and_measured_anew_when_it_changes() {
    let folder = site();
    let mut room = Room::open(folder.path());
    room.write("content/initiativ/a.md", article("a", "![Torget](torg.png)"));
    room.write("content/initiativ/torg.png", picture(30, 20));
    room.refresh();
    assert!(room.get("/initiativ/a/").1.contains("torg.png\" width=\"30\" height=\"20\""));
    let (status, shown) = room.get("/initiativ/torg.png");
    assert!(status == 200 && shown.contains("IHDR") && !shown.contains("Testa"));
    assert_eq!(room.pages(), clean(folder.path()).0);

    room.write("content/initiativ/torg.png", picture(8, 9));
    let news = room.refresh().expect("a picture has changed");
    assert_eq!(news.mistakes, None);
    assert!(room.get("/initiativ/a/").1.contains("torg.png\" width=\"8\" height=\"9\""));

    room.write("content/initiativ/torg.png", "<html>404</html>");
    let told = room.refresh().unwrap().mistakes.expect("it is no picture any more");
    assert_eq!(told.iter().map(|mistake| mistake.code).collect::<Vec<_>>(), [Code::NotAPicture]);
    assert!(!room.get("/initiativ/a/").1.contains("torg.png"));
    assert_eq!(room.get("/initiativ/torg.png").0, 404);
    assert_eq!(room.pages(), clean(folder.path()).0);
}
