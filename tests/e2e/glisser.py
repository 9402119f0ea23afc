"""A file to drag from, as a file manager shows one: prints "pret" when it stands, "fini" when it was let go."""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uri = GLib.filename_to_uri(sys.argv[1], None)
window = Gtk.Window(title="Source du glisser")
window.set_default_size(120, 120)
source = Gtk.EventBox()
source.add(Gtk.Label(label="fichier"))
source.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
source.drag_source_add_uri_targets()
source.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris([uri]))
source.connect("drag-end", lambda *_: (print("fini", flush=True), Gtk.main_quit()))
window.add(source)
window.connect("map-event", lambda *_: print("pret", flush=True))
window.show_all()
window.move(1120, 20)
Gtk.main()
