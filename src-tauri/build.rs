//! Prepares the window: Tauri’s context, and the one command the page may call. For Windows, both programs also receive an
//! icon, their version, and a manifest that accepts long paths, UTF-8 and screens of any resolution; the command line of Windows
//! is a launcher of the window’s program (`cfg(lanceur)`), unless only the command line is built.

fn launcher() {
    println!("cargo::rustc-check-cfg=cfg(lanceur)");
    if cfg!(feature = "fenetre") && std::env::var_os("CARGO_CFG_WINDOWS").is_some() {
        println!("cargo::rustc-cfg=lanceur");
    }
}

#[cfg(feature = "fenetre")]
fn main() {
    launcher();
    if !std::path::Path::new("../ui/dist/index.html").exists() {
        println!("cargo::error=the page is not built yet: run `make ui` first");
        return;
    }
    let windows = tauri_build::WindowsAttributes::new().app_manifest(include_str!("windows/manifest.xml"));
    let commands = tauri_build::AppManifest::new().commands(&["appel"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands).windows_attributes(windows);
    if let Err(e) = tauri_build::try_build(attributes) {
        println!("cargo::error={e:#}");
    }
}

#[cfg(not(feature = "fenetre"))]
fn main() {
    launcher();
}
