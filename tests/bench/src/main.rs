//! The parts of `make bench` that need the code of the program. `mesurer.py` runs them and the programs
//! compared.

mod contenu;
mod dossiers;
mod equilibre;
mod fichier;
mod html;
mod mesure;
mod phases;
mod svg;
mod typst;

use std::error::Error;
use std::path::Path;

// Uses the same allocator as the program.
#[global_allocator]
static MEMOIRE: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "cpom-bench contenu FOLDER | pages PDF… | phases FILE.cpom | fichier FOLDER | equilibre";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["contenu", folder] => contenu::write(Path::new(folder)),
        ["pages", files @ ..] => {
            for f in files {
                println!("{}", lopdf::Document::load(f)?.get_pages().len());
            }
            Ok(())
        }
        ["phases", file] => phases::run(Path::new(file)),
        ["equilibre"] => equilibre::run(),
        ["fichier", folder] => fichier::run(Path::new(folder)),
        _ => Err(USAGE.into()),
    }
}
