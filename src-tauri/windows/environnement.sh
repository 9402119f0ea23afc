# Settings of a build for Windows on Debian, read by the other scripts of this folder: Debian's compiler, which can build the
# standard library for Windows from its own sources, and the linker and C compiler of mingw-w64. The root of the repository is
# the current folder.

CIBLE=x86_64-pc-windows-gnu
# The compiler of Debian, whatever another one stands first in PATH.
export CARGO=${CARGO_WINDOWS:-/usr/bin/cargo} RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
# `-Z build-std` is not stable; Debian offers no standard library of this version for Windows.
export RUSTC_BOOTSTRAP=1
# The crate `test`, which the programs do not use, leaves the packages the same as for the tests.
STD=(-Z build-std=std,panic_unwind,test --target $CIBLE)
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc-posix
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc-posix
export CXX_x86_64_pc_windows_gnu=x86_64-w64-mingw32-g++-posix
export AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar

# One commit gives the same bytes: neither the folder of the sources, nor that of the packages, nor the clock is written into the
# programs.
PAQUETS=${CARGO_HOME:-$HOME/.cargo}
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="-C link-arg=-Wl,--no-insert-timestamp --remap-path-prefix=$PWD=. --remap-path-prefix=$PAQUETS=paquets"
export CFLAGS_x86_64_pc_windows_gnu="-ffile-prefix-map=$PWD=. -ffile-prefix-map=$PAQUETS=paquets"
export CXXFLAGS_x86_64_pc_windows_gnu="$CFLAGS_x86_64_pc_windows_gnu"

# Compiles with a fixed date, which files of C may write into the programs; that of the commit would compile them again at each.
compile() {
  SOURCE_DATE_EPOCH=1700000000 "$CARGO" "$@"
}

SORTIE=$(realpath -m "${CARGO_TARGET_DIR:-target}")
