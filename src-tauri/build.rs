//! Prepares the window: Tauri’s context, and the one command the page may call.

#[cfg(feature = "fenetre")]
fn main() {
    if !std::path::Path::new("../ui/dist/index.html").exists() {
        println!("cargo::error=the page is not built yet: run `make ui` first");
        return;
    }
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(&["appel"]));
    if let Err(e) = tauri_build::try_build(attributes) {
        println!("cargo::error={e:#}");
    }
}

#[cfg(not(feature = "fenetre"))]
fn main() {}
