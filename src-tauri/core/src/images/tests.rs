use super::*;

fn svg(dedans: &str) -> Result<Image, RefusImage> {
    let texte =
        format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'>{dedans}</svg>");
    lire(TypeImage::Svg, texte.into_bytes())
}

fn png_of(color: png::ColorType, largeur: u32, hauteur: u32, donnees: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, largeur, hauteur);
    encoder.set_color(color);
    encoder.write_header().unwrap().write_image_data(donnees).unwrap();
    out
}

#[test]
fn a_png_gives_its_colours_and_its_opacity() {
    let octets = png_of(png::ColorType::Rgba, 2, 1, &[10, 20, 30, 255, 1, 2, 3, 0]);
    let image = lire(TypeImage::Png, octets).unwrap();
    let ContenuImage::Pixels(p) = &image.contenu else { panic!("{image:?}") };
    // What is not seen has no colour of its own.
    assert_eq!((p.rvb.as_slice(), p.alpha.as_deref()), (&[10, 20, 30, 255, 255, 255][..], Some(&[255, 0][..])));
    assert!((image.proportion() - 2.0).abs() < 0.001);
    let opaque = lire(TypeImage::Png, png_of(png::ColorType::GrayscaleAlpha, 1, 1, &[7, 255])).unwrap();
    assert!(matches!(opaque.contenu, ContenuImage::Pixels(Pixels { alpha: None, ref rvb, .. }) if rvb == &[7, 7, 7]));
}

#[test]
fn a_few_bytes_never_become_many_pixels() {
    // A sound header that announces 60 000 × 60 000: refused before any pixel is made.
    let mut bomb = png_of(png::ColorType::Grayscale, 1, 1, &[0]);
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(lire(TypeImage::Png, bomb), Err(RefusImage::TropDePixels));
    let tall = png_of(png::ColorType::Grayscale, 1, 100, &[0; 100]);
    assert_eq!(lire(TypeImage::Png, tall), Err(RefusImage::TropAllongee));
}

/// The checksum of a PNG chunk.
fn crc(octets: &[u8]) -> u32 {
    !octets.iter().fold(u32::MAX, |mut c, b| {
        c ^= u32::from(*b);
        for _ in 0..8 {
            c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
        }
        c
    })
}

#[test]
fn what_is_not_a_picture_is_refused() {
    for octets in [b"".as_slice(), b"bonjour", b"\x89PNG\r\n\x1a\n", b"\xFF\xD8\xFF", b"<svg", b"<html/>", b"\x1f\x8b\x08"] {
        for genre in [TypeImage::Png, TypeImage::Jpeg, TypeImage::Svg] {
            assert!(lire(genre, octets.to_vec()).is_err(), "{octets:?} {genre:?}");
        }
    }
    let whole = png_of(png::ColorType::Rgb, 20, 20, &[90; 1200]);
    assert_eq!(lire(TypeImage::Png, whole[..whole.len() - 30].to_vec()), Err(RefusImage::Illisible), "cut short");
    assert_eq!(lire(TypeImage::Jpeg, whole), Err(RefusImage::Illisible), "another kind");
    assert_eq!(logo(&Logo::default()), Err(RefusImage::Vide));
    assert_eq!(logo(&Logo { contenu: "***".into(), ..Logo::default() }), Err(RefusImage::Illisible));
}

#[test]
fn an_svg_is_shapes_and_nothing_else() {
    assert!(matches!(svg("<rect width='9' height='9'/>").unwrap().contenu, ContenuImage::Vecteurs(_)));
    for dedans in [
        "<text>Département</text>",
        "<image href='/etc/passwd' width='9' height='9'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<filter id='f'><feGaussianBlur stdDeviation='900'/></filter>",
    ] {
        assert_eq!(svg(dedans), Err(RefusImage::AutresContenus), "{dedans}");
    }
}

#[test]
fn copies_of_copies_are_weighed_before_they_are_made() {
    let mut dedans = String::from("<g id='a0'><rect width='1' height='1'/></g>");
    for i in 1..12 {
        let copies: String = (0..10).map(|_| format!("<use xlink:href='#a{}'/>", i - 1)).collect();
        dedans += &format!("<g id='a{i}'>{copies}</g>");
    }
    assert_eq!(svg(&dedans), Err(RefusImage::TropDeTraces));
    assert_eq!(svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"), Err(RefusImage::TropDeTraces));
    assert_eq!(svg(&format!("{}{}", "<g>".repeat(40_000), "</g>".repeat(40_000))).err(), Some(RefusImage::TropDeTraces));
    let entities = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>\
                    <!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'>]><svg xmlns='http://www.w3.org/2000/svg' \
                    viewBox='0 0 9 9'><title>&e;&e;&e;&e;&e;&e;</title><path d='M0 0H9V9z'/></svg>";
    // Entities that multiply are refused or bounded: parsing stops without large allocations.
    assert!(lire(TypeImage::Svg, entities.as_bytes().to_vec()).is_err());
}

#[test]
fn verdicts_are_remembered_by_content() {
    let good = Logo { contenu: base64_of(&png_of(png::ColorType::Grayscale, 1, 1, &[0])), ..Logo::default() };
    for _ in 0..2 {
        assert_eq!(refus_du_logo(&good), None);
        assert_eq!(refus_du_logo(&Logo { type_image: TypeImage::Jpeg, ..good.clone() }), Some(RefusImage::Illisible));
    }
}

fn base64_of(octets: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(octets)
}
