//! An SVG as operators of a page, when it is made of plain shapes only.

use std::fmt::Write;

use resvg::tiny_skia::{Path as Trace, PathSegment, Transform};
use usvg::{BlendMode, Fill, FillRule, Group, LineCap, LineJoin, Node, Paint, PaintOrder, Path, Stroke};

/// Deepest nesting of clips: readers bound how deep a page may save its state.
const CLIPS_MAX: usize = 12;

/// The operators that draw a tree in a box of its own size, y upwards; `None` when more than plain shapes is in it.
pub(crate) fn paths(tree: &usvg::Tree) -> Option<Vec<u8>> {
    let mut out = format!("q\n1 0 0 -1 0 {} cm\n", number(tree.size().height()));
    group(tree.root(), &mut out, 0)?;
    out.push_str("Q\n");
    Some(out.into_bytes())
}

fn group(g: &Group, out: &mut String, clips: usize) -> Option<()> {
    let plain = g.opacity().get() >= 1.0 && g.blend_mode() == BlendMode::Normal && g.mask().is_none() && g.filters().is_empty();
    if !plain || clips > CLIPS_MAX {
        return None;
    }
    let mut dedans = clips;
    if let Some(clip) = g.clip_path() {
        if clip.clip_path().is_some() {
            return None;
        }
        let (p, dans) = only_path(clip.root())?;
        out.push_str("q\n");
        // The clip's own place is given from the group; points are moved, since the state must stay as it is.
        let place = g.abs_transform().pre_concat(clip.transform()).pre_concat(dans);
        trace(&p.data().clone().transform(place)?, out);
        out.push_str(if p.fill().is_some_and(|f| f.rule() == FillRule::EvenOdd) { "W* n\n" } else { "W n\n" });
        dedans += 1;
    }
    for child in g.children() {
        match child {
            Node::Group(g) => group(g, out, dedans)?,
            Node::Path(p) => path(p, out)?,
            Node::Image(_) | Node::Text(_) => return None,
        }
    }
    if dedans > clips {
        out.push_str("Q\n");
    }
    Some(())
}

/// The one path of a group, and its place in it.
fn only_path(g: &Group) -> Option<(&Path, Transform)> {
    if g.clip_path().is_some() {
        return None;
    }
    match g.children() {
        [Node::Path(p)] => Some((p, g.transform())),
        [Node::Group(dans)] => only_path(dans).map(|(p, t)| (p, g.transform().pre_concat(t))),
        _ => None,
    }
}

fn path(p: &Path, out: &mut String) -> Option<()> {
    if !p.is_visible() {
        return Some(());
    }
    out.push_str("q\n");
    matrix(p.abs_transform(), out);
    let (fill, stroke) = (p.fill(), p.stroke());
    match (fill, stroke, p.paint_order()) {
        (Some(f), Some(s), PaintOrder::StrokeAndFill) => {
            stroked(p, s, out)?;
            filled(p, f, out)?;
        }
        _ => {
            if let Some(f) = fill {
                filled(p, f, out)?;
            }
            if let Some(s) = stroke {
                stroked(p, s, out)?;
            }
        }
    }
    out.push_str("Q\n");
    Some(())
}

fn filled(p: &Path, f: &Fill, out: &mut String) -> Option<()> {
    colour(f.paint(), f.opacity().get(), "rg", out)?;
    trace(p.data(), out);
    out.push_str(if f.rule() == FillRule::EvenOdd { "f*\n" } else { "f\n" });
    Some(())
}

fn stroked(p: &Path, s: &Stroke, out: &mut String) -> Option<()> {
    colour(s.paint(), s.opacity().get(), "RG", out)?;
    let bout = match s.linecap() {
        LineCap::Butt => 0,
        LineCap::Round => 1,
        LineCap::Square => 2,
    };
    let coin = match s.linejoin() {
        LineJoin::Round => 1,
        LineJoin::Bevel => 2,
        _ => 0,
    };
    let _ = writeln!(out, "{} w {bout} J {coin} j {} M", number(s.width().get()), number(s.miterlimit().get()));
    if let Some(tirets) = s.dasharray() {
        let motif: Vec<String> = tirets.iter().map(|t| number(*t)).collect();
        let _ = writeln!(out, "[{}] {} d", motif.join(" "), number(s.dashoffset()));
    }
    trace(p.data(), out);
    out.push_str("S\n");
    Some(())
}

/// Sets a plain opaque colour.
fn colour(paint: &Paint, opacite: f32, operateur: &str, out: &mut String) -> Option<()> {
    let Paint::Color(c) = paint else { return None };
    if opacite < 1.0 {
        return None;
    }
    let part = |v: u8| number(f32::from(v) / 255.0);
    let _ = writeln!(out, "{} {} {} {operateur}", part(c.red), part(c.green), part(c.blue));
    Some(())
}

fn matrix(t: Transform, out: &mut String) {
    if !t.is_identity() {
        let valeurs = [t.sx, t.ky, t.kx, t.sy, t.tx, t.ty].map(number);
        let _ = writeln!(out, "{} cm", valeurs.join(" "));
    }
}

fn trace(t: &Trace, out: &mut String) {
    let mut ici = (0.0, 0.0);
    for segment in t.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                let _ = writeln!(out, "{} {} m", number(p.x), number(p.y));
                ici = (p.x, p.y);
            }
            PathSegment::LineTo(p) => {
                let _ = writeln!(out, "{} {} l", number(p.x), number(p.y));
                ici = (p.x, p.y);
            }
            PathSegment::QuadTo(c, p) => {
                // A curve of one handle as a curve of two.
                let vers = |a: f32, b: f32| a + (b - a) * 2.0 / 3.0;
                let points = [vers(ici.0, c.x), vers(ici.1, c.y), vers(p.x, c.x), vers(p.y, c.y), p.x, p.y].map(number);
                let _ = writeln!(out, "{} c", points.join(" "));
                ici = (p.x, p.y);
            }
            PathSegment::CubicTo(a, b, p) => {
                let points = [a.x, a.y, b.x, b.y, p.x, p.y].map(number);
                let _ = writeln!(out, "{} c", points.join(" "));
                ici = (p.x, p.y);
            }
            PathSegment::Close => out.push_str("h\n"),
        }
    }
}

/// Shortest decimal form, never with an exponent.
fn number(v: f32) -> String {
    let s = format!("{v:.5}");
    let s = s.trim_end_matches('0').trim_end_matches('.');
    if s == "-0" { "0".to_owned() } else { s.to_owned() }
}
